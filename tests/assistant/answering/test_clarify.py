from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.clarify import clarify
from assistant.answering.draft import Draft
from assistant.answering.pipeline import Pipeline
from assistant.domain import Jurisdiction, Language, Outcome, Query, Question, Reference

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
    ["Hur lång är anbudstiden i ett öppet förfarande?", "Hur länge får ett ramavtal gälla?", "Vad är en hackathon?"],
)
def test_a_question_with_a_subject_is_not_asked_back(text: str) -> None:
    draft = Draft(Question(text), replace(QUERY, text=text))
    assert clarify(draft) is draft


def test_a_question_that_names_a_provision_is_not_asked_back() -> None:
    draft = Draft(Question(QUERY.text), replace(QUERY, references=(Reference("11:2", "LOU"),)))
    assert clarify(draft) is draft


def test_without_anything_to_choose_from_nothing_is_asked_back() -> None:
    draft = Draft(Question(QUERY.text), QUERY)
    assert clarify(draft) is draft
