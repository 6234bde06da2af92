from __future__ import annotations

from ingest.model import Paragraph
from ingest.parse.running import paragraph


def test_pieces_of_text_are_one_paragraph_on_one_line() -> None:
    assert list(paragraph(["Köparen ", "talar\n med", " marknaden."])) == [Paragraph("Köparen talar med marknaden.")]


def test_pieces_that_nobody_can_see_are_no_paragraph() -> None:
    assert list(paragraph(["\n ", "\u200b", "\u00a0"])) == []
    assert list(paragraph([])) == []
