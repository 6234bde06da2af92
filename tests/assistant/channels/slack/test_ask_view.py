from __future__ import annotations

import pytest

from assistant.channels.slack.ask_view import CALLBACK, QUESTION_CHARACTERS, ask_view, asked_in
from assistant.domain import Language
from tests.contract.answers import LANGUAGES


def entered(view: dict) -> dict:  # type: ignore[type-arg]
    element: dict = view["blocks"][0]["element"]  # type: ignore[type-arg]
    return element


def test_a_message_is_a_draft_that_can_be_edited() -> None:
    element = entered(ask_view("Får Anna köpa?", Language.sv))
    assert element["initial_value"] == "Får Anna köpa?"
    assert (element["multiline"], element["max_length"]) == (True, QUESTION_CHARACTERS)


def test_without_a_message_the_field_is_empty_and_not_an_empty_text_which_slack_refuses() -> None:
    assert "initial_value" not in entered(ask_view("", Language.sv))


def test_a_long_message_is_cut_to_what_the_field_takes() -> None:
    draft = entered(ask_view("x" * 5_000, Language.sv))["initial_value"]
    assert len(draft) == QUESTION_CHARACTERS
    assert draft.endswith("…")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_view_keeps_slacks_limits_in_every_language(language: Language) -> None:
    view = ask_view("Fråga", language)
    assert all(0 < len(view[part]["text"]) <= 24 for part in ("title", "submit", "close"))
    assert len(view["blocks"][0]["hint"]["text"]) <= 2_000
    assert view["callback_id"] == CALLBACK


def test_every_language_has_its_own_words() -> None:
    assert len({ask_view("", language)["blocks"][0]["hint"]["text"] for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize(("value", "question"), [("Vad gäller?", "Vad gäller?"), (None, ""), ("", "")])
def test_the_question_is_read_from_what_was_submitted(value: str | None, question: str) -> None:
    view = ask_view("x", Language.sv)
    block, element = view["blocks"][0]["block_id"], entered(view)["action_id"]
    assert asked_in({"state": {"values": {block: {element: {"value": value}}}}}) == question
