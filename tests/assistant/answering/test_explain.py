from __future__ import annotations

from datetime import date

from assistant.answering.draft import Draft
from assistant.answering.explain import explain
from assistant.domain import Authority, Jurisdiction, Language, Query, Question, Statement
from assistant.retrieval.terms import Terms

TERMS = Terms(
    [
        {
            "label": {"sv": "avtalsspärr", "nb": "karensperiode", "nn": "karensperiode", "en": "standstill period"},
            "definition": {
                "sv": "Avtalsspärr är tiden då kontraktet inte får ingås.",
                "nb": "Karensperiode er tiden da kontrakten ikke kan inngås.",
                "en": "A standstill period is the time when no contract may be made.",
            },
        },
        {
            "label": {"sv": "tilldelningsbeslut"},
            "definition": {"sv": "Tilldelningsbeslut är beslutet om vem som vinner."},
        },
    ]
)


def _explained(text: str, reader: Language = Language.sv, spoken: Language = Language.sv) -> list[str]:
    statement = Statement(text, spoken, Authority.guidance, (1,))
    query = Query("?", reader, Jurisdiction.SE, date(2026, 11, 22))
    return [
        f"{term.label}: {term.definition}"
        for term in explain(Draft(Question("?"), query, statements=(statement,)), TERMS).terms
    ]


def test_a_term_the_answer_uses_is_explained_in_whatever_form_it_stands() -> None:
    assert _explained("Avtalsspärren är tio dagar.") == [
        "avtalsspärr: Avtalsspärr är tiden då kontraktet inte får ingås."
    ]


def test_a_reader_gets_the_definition_in_their_own_language() -> None:
    assert _explained("Avtalsspärren är tio dagar.", Language.en) == [
        "standstill period: A standstill period is the time when no contract may be made."
    ]


def test_a_reader_of_nynorsk_gets_the_nynorsk_word_and_the_bokmal_definition() -> None:
    assert _explained("Karensperioden er ti dager.", Language.nn, Language.nb) == [
        "karensperiode: Karensperiode er tiden da kontrakten ikke kan inngås."
    ]


def test_a_term_without_a_definition_the_reader_can_read_is_left_out() -> None:
    assert _explained("Ett tilldelningsbeslut krävs.", Language.en) == []


def test_what_the_answer_defines_itself_is_not_explained_again() -> None:
    assert _explained("Avtalsspärr är tiden då kontraktet inte får ingås.") == []


def test_a_part_of_another_word_is_no_use_of_a_term() -> None:
    assert _explained("Fartspärr finns på vägen.") == []
