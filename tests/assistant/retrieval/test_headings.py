from __future__ import annotations

import pytest

from assistant.domain import Authority, Document, Kind, Language, Passage
from assistant.retrieval.headings import heading_of, is_aside
from assistant.retrieval.interrogative import asks_amount, interrogative

DOCUMENT = Document("d", "Lag", Kind.act, Authority.law, Language.sv, None, "d.md", "0")


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        (("Kapittel 13", "§ 13-2. Vilkår for dialog"), "Vilkår for dialog"),
        (("6 kap. Förfaranden", "När förfarandet får användas", "21 §"), "När förfarandet får användas"),
        (("6 kap. 20 § Ansökan",), "Ansökan"),
        (("Article 31", "Article 31"), ""),
        ((), ""),
    ],
)
def test_the_heading_in_words_is_found_behind_the_citation(path: tuple[str, ...], heading: str) -> None:
    assert heading_of(Passage("d#1", DOCUMENT, 0, path, "", "Text.", ())) == heading


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hur lång är avtalsspärren?", "extent"),
        ("Hvordan gjennomføres en dialog?", "how"),
        ("When may we negotiate?", "when allowed"),
        ("Vilkår for bruk", "when allowed"),
        ("Når passer dialog?", "when"),
        ("Kva er ein RFI?", "what"),
        ("Dialogen förs i omgångar.", None),
    ],
)
def test_the_question_word_is_the_same_kind_in_every_language(text: str, kind: str | None) -> None:
    assert interrogative(text) == kind


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("Vilka fallgropar finns med jäv?", "Vad räknas som jäv?"),
        ("Sjekkliste for rammeavtaler", "Hvor lenge kan en rammeavtale vare?"),
        ("What should the buyer ask the market before a dialogue?", "What is a dialogue?"),
        ("Vilka metoder hör ihop med ramavtal?", "Vad är ett ramavtal?"),
    ],
)
def test_a_side_section_leads_aside_from_a_question_on_the_matter(heading: str, question: str) -> None:
    assert is_aside(heading, question)


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("Vilka fallgropar finns med jäv?", "Vilka misstag görs när någon är jävig?"),
        ("Sjekkliste for rammeavtaler", "Har dere en sjekkliste for rammeavtaler?"),
        ("What should the buyer ask the market before a dialogue?", "May we talk to the market first?"),
        ("Vilka metoder hör ihop med ramavtal?", "Vad är skillnaden mellan ramavtal och DIS?"),
        ("Vad räknas som jäv?", "Vad räknas som jäv?"),
    ],
)
def test_a_section_the_question_is_about_does_not(heading: str, question: str) -> None:
    assert not is_aside(heading, question)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Vad är tröskelvärdet?", True),
        ("What is the threshold in Norway?", True),
        ("Gäller 615 312 kronor fortfarande som gräns?", True),
        ("May we skip the notice below the threshold?", False),
        ("Får vi förhandla under tröskelvärdet?", False),
    ],
)
def test_a_threshold_that_is_only_a_condition_is_not_asked_for(text: str, asks: bool) -> None:
    assert asks_amount(text) is asks
