from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Authority, Kind, Language
from ingest.model import Heading, Paragraph, RawDocument, Skip
from ingest.parse import parse
from ingest.parse.concordance import COLUMNS, Relation, read_concordance

HEADER = ",".join(COLUMNS)
DIALOGUE = "dialogue,dialog,dialog,dialogue,6:20; 6:21,13-2,,30,6:13,,same,,2026-11-22"
LIMIT = 'limits,gräns,grense,limit,19a:2,5-1,2,,,15:6,wider,"Norway, too, has one.",2026-11-20'
NONE = "limits,språk,språk,language,,7-7,,,,,none,Only Norway has it.,2026-11-22"


def _text(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows]) + "\n"


def test_a_row_is_read_with_its_provisions_by_act() -> None:
    (row,) = read_concordance(_text(LIMIT))
    assert row.provisions == {"LOU": ("19a:2",), "FOA": ("5-1",), "LOA": ("2",), "LUK": ("15:6",)}
    assert row.relation is Relation.wider
    assert (row.note, row.checked, row.line) == ("Norway, too, has one.", date(2026, 11, 20), 2)


def test_several_provisions_of_one_act_are_divided() -> None:
    (row,) = read_concordance(_text(DIALOGUE))
    assert row.provisions["LOU"] == ("6:20", "6:21")


def test_each_language_gets_a_document_that_belongs_to_no_country() -> None:
    raw = RawDocument(Path(), "concordance.csv", _text(DIALOGUE, LIMIT, NONE).encode())
    documents = parse(raw)
    assert [d.document.language for d in documents] == [Language.sv, Language.nb, Language.en]
    first = documents[0].document
    assert (first.kind, first.authority, first.jurisdiction) == (Kind.data, Authority.guidance, None)
    assert first.checked == date(2026, 11, 20)


def test_a_row_is_a_sentence_that_cites_as_people_do() -> None:
    raw = RawDocument(Path(), "concordance.csv", _text(DIALOGUE, LIMIT, NONE).encode())
    swedish, _, english = parse(raw)
    assert swedish.blocks[1:] == (
        Heading("Hur jämför sig Sverige, Norge och EU: dialog?", 2),
        Paragraph(
            "Dialog: LOU 6 kap. 20 §, 6 kap. 21 §; FOA § 13-2; 2014/24/EU Artikel 30; LUF 6 kap. 13 §; "
            "reglerna är i huvudsak desamma."
        ),
        Heading("Hur jämför sig Sverige, Norge och EU: gräns, språk?", 2),
        Paragraph(
            "Gräns: LOU 19 a kap. 2 §; FOA § 5-1; LOA § 2; LUK 15 kap. 6 §; den andra regeln är vidare än den svenska."
        ),
        Paragraph("Språk: FOA § 7-7; motsvarighet saknas."),
    )
    assert english.blocks[-1] == Paragraph("Language: FOA § 7-7; there is no counterpart (Only Norway has it).")


def test_other_columns_are_refused() -> None:
    with pytest.raises(Skip, match="the columns of the concordance should be topic,label_sv"):
        read_concordance(_text(DIALOGUE, header=HEADER.replace("LUK", "LOV")))


@pytest.mark.parametrize(
    "row",
    [
        DIALOGUE.replace("same", "similar"),
        DIALOGUE.replace("2026-11-22", "November"),
        "dialogue,dialog",
    ],
    ids=["a relation that is none", "a day in words", "half a row"],
)
def test_a_broken_row_is_named_by_its_line(row: str) -> None:
    with pytest.raises(Skip, match="cannot be read in line 3"):
        read_concordance(_text(LIMIT, row))


def test_a_file_in_another_manner_is_left_out_with_a_reason() -> None:
    with pytest.raises(Skip, match="columns"):
        parse(RawDocument(Path(), "concordance.csv", b"not a table"))
