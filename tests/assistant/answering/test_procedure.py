from __future__ import annotations

from datetime import date

from assistant.answering.draft import Draft
from assistant.answering.procedure import OTHER, of_the_procedure
from assistant.domain import Hit, Jurisdiction, Language, Query, Question
from assistant.retrieval.retriever import NAMED_PROVISION
from assistant.retrieval.terms import Terms
from tests.assistant.index.samples import a_document, a_passage

OPEN, RESTRICTED = "Hur lång är fristen i öppet förfarande?", "Hur lång är fristen i selektivt förfarande?"
NEITHER = "När löper en frist ut?"


def asked(text: str, **scores: float) -> list[tuple[str, float]]:
    """Return the headings of the hits and their scores after the stage."""
    headings = {"open": OPEN, "restricted": RESTRICTED, "neither": NEITHER}
    hits = tuple(
        Hit(a_passage(a_document(name), "Text.", heading_path=(headings[name],)), score, 0.8, 0.5, ())
        for name, score in scores.items()
    )
    query = Query(text, Language.sv, Jurisdiction.SE, date(2026, 11, 22))
    found = of_the_procedure(Draft(Question(text), query, hits=hits), Terms.open()).hits
    return [(hit.passage.document.id, round(hit.score, 3)) for hit in found]


def test_a_section_on_another_procedure_stands_back() -> None:
    found = asked("Vilka frister gäller vid öppet förfarande?", restricted=5.0, open=4.9, neither=4.8)
    assert found == [("open", 4.9), ("neither", 4.8), ("restricted", 5.0 - OTHER)]


def test_where_the_question_names_no_procedure_nothing_moves() -> None:
    assert asked("Vilka frister gäller?", restricted=5.0, open=4.9) == [("restricted", 5.0), ("open", 4.9)]


def test_where_the_question_names_both_neither_stands_back() -> None:
    both = "Öppet förfarande eller selektivt förfarande?"
    assert asked(both, restricted=5.0, open=4.9) == [("restricted", 5.0), ("open", 4.9)]


def test_a_provision_the_question_names_stays_first() -> None:
    named = NAMED_PROVISION + 4
    found = asked("Vad säger 6 kap. 3 § LOU om öppet förfarande?", restricted=named, open=4.9)
    assert found == [("restricted", named), ("open", 4.9)]
