from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Kind, Language
from ingest.model import Heading, Paragraph, RawDocument, Skip
from ingest.parse import parse

CONCEPT = """
[[concept]]
id = "hearing"
label = { sv = "hearing", nb = "høring", en = "hearing" }
also = { sv = ["leverantörsträff", "öppet möte"] }
definition = { sv = "Hearing är ett öppet möte.", nb = "Høring er et åpent møte.", en = "It is an open meeting." }
"""


def _raw(text: str) -> RawDocument:
    return RawDocument(Path(), "terms.toml", text.encode())


def test_each_language_gets_a_glossary_that_asks_and_answers() -> None:
    swedish, bokmal, english = parse(_raw(CONCEPT))
    assert [d.document.language for d in (swedish, bokmal, english)] == [Language.sv, Language.nb, Language.en]
    assert swedish.document.kind is Kind.data
    assert swedish.document.jurisdiction is None
    assert swedish.blocks[1:] == (
        Heading("Vad är hearing?", 2),
        Paragraph("Hearing är ett öppet möte."),
        Paragraph("Andra ord för hearing: leverantörsträff, öppet möte."),
        Paragraph("På andra språk heter hearing høring (nb)."),
    )
    assert english.blocks[1] == Heading("What is hearing?", 2)


@pytest.mark.parametrize("text", ["not toml [", "[[word]]\n", "concept = 3\n", "[[concept]]\nid = 'x'\n"])
def test_terms_that_are_not_as_the_schema_says_are_left_out_with_a_reason(text: str) -> None:
    with pytest.raises(Skip, match="the terms cannot be read"):
        parse(_raw(text))
