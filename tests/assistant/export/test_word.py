from __future__ import annotations

from datetime import date
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument

from assistant.export.blocks import Paragraph, blocks
from assistant.export.word import word
from tests.assistant.export.conversation import answers


def opened(*questions: str) -> WordDocument:
    return Document(BytesIO(word(blocks(answers(*questions), "sv", date(2026, 11, 22)), "sv")))


def test_word_shows_questions_as_headings_and_tables_as_tables() -> None:
    document = opened("list När?", "foreign Sedan?")

    titles = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    assert ("Heading 1", "Frågor till Lotsen") in titles
    assert ("Heading 2", "list När?") in titles
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Slag", "Värde"]
    assert document.core_properties.language == "sv"


def test_the_address_of_a_source_is_a_link() -> None:
    document = opened("list När?")

    links = [link.address for p in document.paragraphs for link in p.hyperlinks]
    assert links[0] == "https://example.org/lex#k6"
    assert len(links) == 2


def test_an_address_that_is_not_the_webs_is_no_link() -> None:
    document = opened("hostile När?")

    assert [link for p in document.paragraphs for link in p.hyperlinks] == []


def test_characters_that_xml_forbids_are_left_out() -> None:
    document = Document(BytesIO(word([Paragraph("för\x00e\x0b\ufffe \ud800efter")], "sv")))

    assert document.paragraphs[0].text == "före efter"
