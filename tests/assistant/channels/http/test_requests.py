from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from assistant.channels.http.requests import TURNS, ChatRequest
from assistant.domain import Jurisdiction, Language, Question, Turn


def asked(**fields: Any) -> Question:
    return ChatRequest.model_validate({"question": "Vad gäller?"} | fields).to_question()


def test_a_question_alone_is_enough() -> None:
    assert asked() == Question("Vad gäller?")


def test_every_field_is_the_fields_of_the_question() -> None:
    assert asked(
        language="nn",
        jurisdiction="DK",
        as_of=date(2026, 7, 1),
        conversation_id="samtal-1_A",
        history=[{"question": "Ett?"}, {"question": "Två?", "text": "Svar.", "answer_id": "a2"}],
    ) == Question(
        "Vad gäller?",
        Language.nn,
        Jurisdiction.DK,
        date(2026, 7, 1),
        (Turn("Ett?"), Turn("Två?", "Svar.", "a2")),
        "samtal-1_A",
    )


@pytest.mark.parametrize("text", ["", " ", "x" * 100_000, "\u200b", "\n"])
def test_what_is_no_good_question_is_passed_on_for_the_pipeline_to_judge(text: str) -> None:
    assert asked(question=text).text == text


def test_twenty_turns_may_be_sent_and_no_more() -> None:
    turns = [{"question": "Vad?"}] * TURNS
    assert len(asked(history=turns).history) == TURNS
    with pytest.raises(ValidationError, match="history"):
        asked(history=[*turns, {"question": "Vad?"}])


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2100, 12, 31)])
def test_the_first_and_the_last_day_may_be_asked_about(day: date) -> None:
    assert asked(as_of=day).as_of == day


@pytest.mark.parametrize("day", [date(1989, 12, 31), date(2101, 1, 1)])
def test_a_day_beyond_them_may_not(day: date) -> None:
    with pytest.raises(ValidationError, match="as_of"):
        asked(as_of=day)


@pytest.mark.parametrize("name", ["", "x" * 101, "a b", "a/b", "å", "a\n", "a.b"])
def test_an_identifier_is_made_of_letters_digits_and_two_signs(name: str) -> None:
    with pytest.raises(ValidationError, match="conversation_id"):
        asked(conversation_id=name)
    with pytest.raises(ValidationError, match="answer_id"):
        asked(history=[{"question": "Vad?", "answer_id": name}])


@pytest.mark.parametrize("where", ["question", "history"])
def test_a_nul_character_is_refused_wherever_it_stands(where: str) -> None:
    fields: dict[str, Any] = (
        {"question": "a\0b"} if where == "question" else {"history": [{"question": "a", "text": "\0"}]}
    )
    with pytest.raises(ValidationError, match="holds a NUL character, which no question needs"):
        asked(**fields)


@pytest.mark.parametrize("fields", [{"language": None, "jurisdiction": None, "as_of": None, "conversation_id": None}])
def test_null_is_the_same_as_left_out(fields: dict[str, None]) -> None:
    assert asked(**fields) == asked()


def test_the_examples_of_the_documentation_are_questions() -> None:
    examples = ChatRequest.model_json_schema()["examples"]
    assert len(examples) == 2
    for example in examples:
        ChatRequest.model_validate_json(json.dumps(example)).to_question()
