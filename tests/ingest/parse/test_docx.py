from __future__ import annotations

from typing import Any

import docx.shared
import pytest
from docx.oxml.ns import qn

from assistant.domain import Language
from ingest.model import Skip
from ingest.parse import parse
from tests.ingest.parse.making import raw, shown, word, zipped


def _article(document: Any) -> None:
    document.add_heading("Fråga marknaden", 0)
    document.add_heading("Varför", 1)
    document.add_paragraph("Leverantörerna vet mer om lösningarna än köparen.")
    document.add_heading("Hur", 2)
    for style, text in [
        ("List Bullet", "möt flera"),
        ("List Bullet 2", "var för sig"),
        ("List Number", "fråga"),
        ("List Number", "lyssna"),
    ]:
        document.add_paragraph(text, style=style)
    table = document.add_table(2, 2)
    for row, cells in enumerate([("Steg", "Dagar"), ("Dialog", "30")]):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    document.sections[0].header.paragraphs[0].text = "Myndighetens sidhuvud"
    document.sections[0].footer.paragraphs[0].text = "Sida 1"


def test_headings_lists_and_tables_keep_their_structure() -> None:
    (parsed,) = parse(raw("a.docx", word(_article)))
    assert shown(parsed.blocks) == [
        "Heading 1: Fråga marknaden",
        "Heading 2: Varför",
        "Paragraph: Leverantörerna vet mer om lösningarna än köparen.",
        "Heading 3: Hur",
        "ListItem 0 -: möt flera",
        "ListItem 1 -: var för sig",
        "ListItem 0 1.: fråga",
        "ListItem 0 2.: lyssna",
        "Table: Steg | Dagar / Dialog | 30",
    ]
    assert (parsed.document.title, parsed.document.language) == ("Fråga marknaden", Language.sv)


def test_hidden_white_and_tiny_runs_are_dropped() -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("Synlig text")
        paragraph.add_run(" dold").font.hidden = True
        paragraph.add_run(" vit").font.color.rgb = docx.shared.RGBColor(255, 255, 255)
        paragraph.add_run(" liten").font.size = docx.shared.Pt(1)
        paragraph.add_run(" och mer.")

    (parsed,) = parse(raw("a.docx", word(fill)))
    assert shown(parsed.blocks) == ["Paragraph: Synlig text och mer."]


def test_a_tracked_insertion_is_read_and_a_deletion_is_not() -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("Köpet får ")
        for tag, text_tag, text in [("w:ins", "w:t", "inte delas."), ("w:del", "w:delText", "alltid delas.")]:
            change = paragraph._p.makeelement(qn(tag))
            run = paragraph._p.makeelement(qn("w:r"))
            words = paragraph._p.makeelement(qn(text_tag))
            words.text = text
            run.append(words)
            change.append(run)
            paragraph._p.append(change)

    (parsed,) = parse(raw("a.docx", word(fill)))
    assert shown(parsed.blocks) == ["Paragraph: Köpet får inte delas."]


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(Skip, match=r"unpacks to 60,000,000 bytes; the limit is 50,000,000"):
        parse(raw("a.docx", zipped({"word/document.xml": b"0" * 60_000_000})))


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({"word/document.xml": b"0" * 5_000_000}, "packed more than 100 to 1"),
        ({"word/document.xml": b"x", **{f"word/{n}": b"" for n in range(2_000)}}, "2,001 entries; the limit is 2,000"),
        ({"word/document.xml": b"x", "../../etc/cron.d/a": b"x"}, "leaves its folder"),
        ({"word/document.xml": b"x", "/etc/passwd": b"x"}, "leaves its folder"),
        ({"word/document.xml": b"x", "..\\a": b"x"}, "leaves its folder"),
        ({"xl/workbook.xml": b"x"}, "no Word document"),
        ({"word/document.xml": b"<x/>"}, "cannot be opened"),
        ({"word/document.xml": b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'}, "XML entities"),
        ({"word/document.xml": b"x", "docProps/core.xml": b'<!DOCTYPE w [<!ENTITY a "aa">]><w/>'}, "XML entities"),
    ],
)
def test_archives_that_are_no_honest_document_are_skipped(entries: dict[str, bytes], reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        parse(raw("a.docx", zipped(entries)))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4", "not a DOCX file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save an old .doc as DOCX or PDF"),
        (b"PK\x03\x04" + b"\x00" * 50, "zip archive cannot be read"),
        (b"", "not a DOCX file"),
    ],
)
def test_other_formats_under_the_name_are_skipped(data: bytes, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        parse(raw("a.docx", data))


def test_a_truncated_document_is_skipped() -> None:
    data = word(_article)
    with pytest.raises(Skip, match="zip archive cannot be read"):
        parse(raw("a.docx", data[: len(data) // 2]))


def test_a_document_without_words_is_skipped() -> None:
    with pytest.raises(Skip, match="holds no text"):
        parse(raw("a.docx", word(lambda document: None)))
