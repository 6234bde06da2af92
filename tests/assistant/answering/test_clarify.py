from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.clarify import FORESEEN, THE_SAME, clarify
from assistant.answering.draft import Draft
from assistant.answering.pipeline import Pipeline
from assistant.domain import Hit, Jurisdiction, Kind, Language, Outcome, Query, Question, Reference
from tests.assistant.index.samples import a_document, a_passage

QUERY = Query("Hur lång är fristen?", Language.sv, Jurisdiction.SE, date(2026, 11, 22))


def test_a_question_that_names_no_subject_is_asked_back_with_what_could_be_meant(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Hva er grensen?"))
    assert answer.outcome is Outcome.clarify
    assert 2 <= len(answer.choices) <= 4
    assert all(choice.value.endswith("?") for choice in answer.choices)
    assert answer.statements == ()


def test_each_choice_is_a_question_that_gets_an_answer(pipeline: Pipeline) -> None:
    choice = pipeline.answer(Question("Hva er grensen?")).choices[0]
    assert pipeline.answer(Question(choice.value)).outcome is Outcome.answered


@pytest.mark.parametrize(
    "text",
    [
        "Hur lång är anbudstiden i ett öppet förfarande?",
        "Hur länge får ett ramavtal gälla?",
        "Vad är en hackathon?",
        "Varför finns regler om offentlig upphandling?",
    ],
)
def test_a_question_with_a_subject_is_not_asked_back(text: str) -> None:
    draft = Draft(Question(text), replace(QUERY, text=text))
    assert clarify(draft) is draft


def found(heading: str, number: int, kind: Kind) -> Hit:
    document = replace(a_document(f"d{number}"), kind=kind)
    return Hit(a_passage(document, "Offentlig upphandling är köp.", heading_path=(heading,)), 1.0, 0.9, 0.5, ())


@pytest.mark.parametrize(("kind", "defined"), [(Kind.data, True), (Kind.guidance, False)])
def test_what_a_defined_term_means_is_not_asked_back(kind: Kind, defined: bool) -> None:
    text = "Vad är offentlig upphandling?"
    sections = [
        found(heading, at, Kind.guidance) for at, heading in enumerate(["Varför upphandlas köp?", "Vad är köp?"])
    ]
    draft = Draft(Question(text), replace(QUERY, text=text), hits=(*sections, found(text, 9, kind)))
    assert (clarify(draft).outcome is None) is defined


def test_a_question_that_names_a_provision_is_not_asked_back() -> None:
    draft = Draft(Question(QUERY.text), replace(QUERY, references=(Reference("11:2", "LOU"),)))
    assert clarify(draft) is draft


def test_without_anything_to_choose_from_nothing_is_asked_back() -> None:
    draft = Draft(Question(QUERY.text), QUERY)
    assert clarify(draft) is draft


def test_who_writes_nynorsk_chooses_among_bokmal_questions() -> None:
    headings = ["Hva er en frist?", "Når går en frist ut?"]
    hits = tuple(
        Hit(
            a_passage(a_document(f"d{at}", Jurisdiction.NO, Language.nb), "Tekst.", heading_path=(heading,)),
            1,
            0.9,
            0.5,
            (),
        )
        for at, heading in enumerate(headings)
    )
    query = Query("Kan vi sleppe det?", Language.nn, Jurisdiction.NO, QUERY.as_of)
    draft = clarify(Draft(Question(query.text), query, hits=hits))
    assert [choice.value for choice in draft.choices] == headings


@pytest.mark.parametrize(
    ("text", "likeness", "asked_back"),
    [
        ("Vilka regler finns för offentlig upphandling?", FORESEEN, False),
        ("Vilka regler finns för offentlig upphandling?", FORESEEN - 0.01, True),
        ("Får vi förlänga det?", THE_SAME, False),
        ("Får vi förlänga det?", THE_SAME - 0.01, True),
    ],
)
def test_a_question_that_a_passage_was_written_for_is_not_asked_back(
    text: str, likeness: float, asked_back: bool
) -> None:
    hits = (
        replace(found("Vilka lagar styr köp?", 0, Kind.guidance), asked=likeness),
        found("Vad är lag?", 1, Kind.guidance),
    )
    draft = clarify(Draft(Question(text), replace(QUERY, text=text), hits=hits))
    assert (draft.outcome is Outcome.clarify) is asked_back
