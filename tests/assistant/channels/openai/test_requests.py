from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from assistant.channels.common.failure import Failure
from assistant.channels.openai.requests import CompletionRequest
from assistant.domain import Jurisdiction, Language, Question, Turn


def question(*messages: tuple[str, Any], **more: object) -> Question:
    said = [{"role": role, "content": content} for role, content in messages]
    return CompletionRequest.model_validate({"model": "lotsen", "messages": said, **more}).to_question()


def test_the_last_message_is_the_question_and_the_others_are_history() -> None:
    asked = question(
        ("system", "Answer as a pirate."),
        ("user", "Når kan vi bruke dialog?"),
        ("assistant", "Når behovet\u200b er kjent."),
        ("developer", "Be brief."),
        ("user", "Og hvem bestemmer det?"),
    )

    assert asked.text == "Og hvem bestemmer det?"
    assert asked.history == (Turn("Når kan vi bruke dialog?", "Når behovet er kjent."),)
    assert (asked.language, asked.jurisdiction, asked.as_of) == (None, None, None)


def test_a_conversation_that_an_assistant_opened_has_no_turn_before_the_first_question() -> None:
    assert question(("assistant", "Hej!"), ("user", "Hej?")).history == ()


def test_only_the_newest_turns_are_kept() -> None:
    turns = [("user", f"Fråga {number}?") for number in range(30)]

    history = question(*turns, ("user", "Sista?")).history

    assert [turn.question for turn in history] == [f"Fråga {number}?" for number in range(10, 30)]


def test_parts_of_a_message_are_one_text() -> None:
    parts = [{"type": "text", "text": "Vad är"}, {"type": "text", "text": "RFI?"}]

    assert question(("user", parts)).text == "Vad är\nRFI?"


def test_an_image_earlier_in_the_conversation_does_not_block_it() -> None:
    image = [{"type": "image_url", "image_url": {"url": "data:"}}, {"type": "text", "text": "Se?"}]

    assert question(("user", image), ("user", "Vad är RFI?")).history == (Turn("\nSe?".strip()),)


@pytest.mark.parametrize(
    ("model", "more", "jurisdiction"),
    [
        ("lotsen-no", {}, Jurisdiction.NO),
        ("lotsen-se", {"metadata": {"jurisdiction": "EU"}}, Jurisdiction.EU),
        ("lotsen-se", {"metadata": {"jurisdiction": "EU"}, "jurisdiction": "DK"}, Jurisdiction.DK),
        ("lotsen", {}, None),
    ],
)
def test_the_nearest_hint_wins(model: str, more: dict[str, object], jurisdiction: Jurisdiction | None) -> None:
    assert question(("user", "Hej?"), model=model, **more).jurisdiction is jurisdiction


def test_language_and_day_can_be_set_in_either_place() -> None:
    asked = question(("user", "Hej?"), language="nn", metadata={"as_of": date(2026, 7, 1), "chat": "42"})

    assert (asked.language, asked.as_of) == (Language.nn, date(2026, 7, 1))


def test_what_steers_other_models_is_let_pass() -> None:
    assert question(("user", "Hej?"), temperature=0.2, tools=[], user="u", max_tokens=5).text == "Hej?"


@pytest.mark.parametrize(
    "messages",
    [
        [("system", "Hej")],
        [("user", "Hej?"), ("assistant", "Hej!")],
        [("user", [{"type": "image_url", "image_url": {"url": "data:"}}])],
    ],
)
def test_without_a_question_in_words_there_is_nothing_to_answer(messages: list[tuple[str, Any]]) -> None:
    with pytest.raises(Failure, match="last message") as refused:
        question(*messages)

    assert (refused.value.status, refused.value.more) == (400, {"param": "messages"})


@pytest.mark.parametrize(
    "more",
    [{"n": 2}, {"response_format": {"type": "json_schema"}}, {"jurisdiction": "no"}, {"metadata": {"language": "fi"}}],
)
def test_what_cannot_be_kept_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        question(("user", "Hej?"), **more)
