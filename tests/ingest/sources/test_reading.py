from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from assistant.domain import Jurisdiction, Kind, Language
from assistant.errors import SourceDamaged
from ingest.model import ParsedDocument, RawDocument
from ingest.parse import parse
from ingest.sources.changes import content_of
from ingest.sources.reading import LEAST_LEFT, content_of_last, is_of, read, refuse_shrunk
from ingest.sources.registry import Format, Source
from ingest.sources.store import Store
from tests.ingest.making import a_document
from tests.ingest.sources.samples import NORWEGIAN, SWEDISH, lovdata, riksdagen

LOU = Source.model_validate(
    {
        "id": "se.lou",
        "title": "LOU",
        "publisher": "riksdagen",
        "format": Format.riksdagen_text,
        "address": "https://data.riksdagen.se/dokument/sfs-2016-1145.text",
        "act": "LOU",
        "number": "2016:1145",
        "language": Language.sv,
        "jurisdiction": Jurisdiction.SE,
    }
)


class Parser:
    """The real parsers, in this process."""

    def parse(self, raw: RawDocument) -> Sequence[ParsedDocument]:
        return parse(raw)


def taken(data: bytes, file: str = "2026-11-22.txt", **changes: Any) -> tuple[ParsedDocument, ...]:
    return tuple(read(LOU.model_copy(update=changes), file, data, Parser()))  # type: ignore[arg-type]


def test_the_act_that_was_asked_for_is_read_with_its_provisions() -> None:
    (parsed,) = taken(riksdagen())
    assert parsed.document.act == "LOU"
    assert parsed.document.path == "se.lou/2026-11-22.txt"
    assert len(content_of([parsed]).provisions) == len(SWEDISH)


def test_another_act_is_refused_and_both_are_named() -> None:
    with pytest.raises(SourceDamaged, match="LUF was asked for and LOU came"):
        taken(riksdagen(), act="LUF", number="2016:1146")


def test_the_act_may_be_known_by_its_number_alone() -> None:
    taken(riksdagen(number="1962:700"), act="BrB", number="1962:700")


def test_what_no_parser_reads_is_refused_with_the_parsers_reason() -> None:
    with pytest.raises(SourceDamaged, match=r"What came cannot be read: .+"):
        taken(b"\x00\x01\x02", "2026-11-22.xml")


def test_an_act_in_another_language_is_refused() -> None:
    with pytest.raises(SourceDamaged, match="The text was asked for in fi and came in sv"):
        taken(riksdagen(), language=Language.fi)


def test_norwegian_and_danish_are_too_alike_to_refuse_one_for_the_other() -> None:
    loa = {"id": "no.loa", "act": "LOA", "number": "LOV-2016-06-17-73"}
    taken(lovdata(), "2026-11-22.xml", **loa, language=Language.nn)
    taken(lovdata(), "2026-11-22.xml", **loa, language=Language.da)
    with pytest.raises(SourceDamaged, match="asked for in sv and came in nb"):
        taken(lovdata(), "2026-11-22.xml", **loa, language=Language.sv)


def test_a_page_of_guidance_needs_no_provision_and_no_act() -> None:
    page = b"<html lang='sv'><body><main><h1>Dialog</h1><p>K\xc3\xb6paren ska fr\xc3\xa5ga.</p></main></body></html>"
    (parsed,) = taken(page, "2026-11-22.html", kind=Kind.guidance, act=None, number=None)
    assert parsed.document.act is None


@pytest.mark.parametrize(
    ("act", "is_one"), [("LOU", True), ("lou", True), ("2016:1145", True), ("LUF", False), (None, True)]
)
def test_an_act_is_known_by_short_name_or_number_in_any_case(act: str | None, is_one: bool) -> None:
    assert is_of(LOU, a_document("x", act=act)) is is_one


def sections(count: int) -> bytes:
    return riksdagen({str(number): f"Regel {number} gäller alltid." for number in range(1, count + 1)})


def test_a_text_that_lost_few_provisions_is_taken() -> None:
    before, after = (content_of(taken(sections(count))) for count in (10, 7))
    refuse_shrunk(LOU, before, after)
    assert len(after.provisions) == LEAST_LEFT * len(before.provisions)


def test_a_text_that_lost_many_was_cut_off_and_the_reader_is_told_how_to_take_it_anyway() -> None:
    before, after = (content_of(taken(sections(count))) for count in (10, 6))
    with pytest.raises(
        SourceDamaged,
        match=r"has 6 provisions and had 10: it was probably cut off\..*lotsen sources sync se.lou --accept se.lou",
    ):
        refuse_shrunk(LOU, before, after)


def test_a_text_that_grew_is_taken() -> None:
    refuse_shrunk(LOU, content_of(taken(sections(2))), content_of(taken(sections(30))))


def test_without_a_last_snapshot_nothing_was_said_before(store: Store) -> None:
    assert content_of_last(LOU, None, store, Parser()) is None  # type: ignore[arg-type]


def test_the_norwegian_sample_has_as_many_provisions_as_it_was_given() -> None:
    (parsed,) = taken(
        lovdata(), "2026-11-22.xml", id="no.loa", act="LOA", number="LOV-2016-06-17-73", language=Language.nb
    )
    assert len(content_of([parsed]).provisions) == len(NORWEGIAN)
