from __future__ import annotations

import pytest

from assistant.answering.model.citations import Citations, cited_text
from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Source, Span

DOCUMENT = Document("d", "Titel", Kind.guidance, Authority.guidance, Language.sv, Jurisdiction.SE, "d.md", "")
ONE, TWO = (
    Passage(name, DOCUMENT, 0, (), "Rubrik", "Ett. Två. Tre.", (Span(0, 4), Span(5, 9), Span(10, 14))) for name in "ab"
)


def test_sources_are_numbered_in_the_order_they_are_first_cited() -> None:
    citations = Citations()
    assert [citations.cite(TWO, (0,)), citations.cite(ONE, (1,)), citations.cite(TWO, (0,))] == [1, 2, 1]
    assert citations.sources() == (Source(1, TWO, "Ett."), Source(2, ONE, "Två."))


def test_a_quote_reaches_over_all_that_is_cited_of_its_passage() -> None:
    citations = Citations()
    citations.cite(ONE, (1,))
    citations.cite(ONE, (2, 1))
    assert citations.sources()[0].quote == "Två. Tre."
    assert [citations.cites(ONE, place) for place in range(3)] == [False, True, True]
    assert not citations.cites(TWO, 1)


def test_a_source_that_is_quoted_already_keeps_its_words() -> None:
    citations = Citations()
    citations.cite(ONE, (0,))
    assert citations.quote(Source(7, ONE, "Tre.")) == 1
    assert citations.quote(Source(8, TWO, "Två.")) == 2
    assert [source.quote for source in citations.sources()] == ["Ett. Två. Tre.", "Två."]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Fristen är 30 dagar [1].", "Fristen är 30 dagar."),
        ("Fristen är 30 dagar. [1, 2]", "Fristen är 30 dagar."),
        ("Fristen (passage 3) är 30 dagar.", "Fristen är 30 dagar."),
        ("**Fristen** är `30` dagar.", "Fristen är 30 dagar."),
        ("- Fristen är 30 dagar.", "Fristen är 30 dagar."),
        ("<b>Fristen</b> är 30 dagar.", "Fristen är 30 dagar."),
        ("Fristen i artikel 27 (1) är 35 dagar.", "Fristen i artikel 27 (1) är 35 dagar."),
    ],
)
def test_markup_and_numbers_of_the_models_own_are_taken_away(said: str, kept: str) -> None:
    assert cited_text(said) == kept
