from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from assistant.channels.teams.submitted import Ask, Judged, ask_again, judge
from assistant.domain import Language


def test_what_a_button_asks_comes_back_as_it_was() -> None:
    assert Ask.model_validate(ask_again("Vad gäller?")) == Ask(lotsen="ask", question="Vad gäller?")


def test_a_long_question_is_cut_to_what_may_come_back() -> None:
    assert len(Ask.model_validate(ask_again("x" * 3_000)).question) == 2_000


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("build", ["20261122-045522-1f3a", None])
def test_what_is_judged_comes_back_as_it_was(language: Language, build: str | None) -> None:
    judged = Judged.model_validate(judge("a1", build, language))
    assert (judged.answer, judged.build, judged.language) == ("a1", build, language)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"lotsen": "judge", "question": "x"},
        {"lotsen": "ask"},
        {"lotsen": "ask", "question": "x" * 2_001},
        {"lotsen": "ask", "question": None},
        {"lotsen": "ask", "question": ["x"]},
    ],
)
def test_a_question_in_another_form_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Ask.model_validate(data)


@pytest.mark.parametrize(
    "change",
    [
        {"answer": ""},
        {"answer": "x" * 101},
        {"answer": "a b"},
        {"answer": "../a"},
        {"answer": "a1\n"},
        {"answer": "å1"},
        {"answer": None},
        {"build": "b/1"},
        {"language": "xx"},
        {"lotsen": "ask"},
    ],
)
def test_a_verdict_that_was_tampered_with_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Judged.model_validate(judge("a1", "b1", Language.sv) | change)


def test_what_teams_adds_to_the_data_is_passed_over() -> None:
    assert Judged.model_validate(judge("a1", None, Language.sv) | {"msteams": {"type": "x"}}).answer == "a1"


def test_a_verdict_without_a_language_is_in_english() -> None:
    assert Judged.model_validate({"lotsen": "judge", "answer": "a1"}).language is Language.en
