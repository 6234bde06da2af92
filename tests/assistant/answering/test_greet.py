from __future__ import annotations

import pytest

from assistant.answering.draft import Draft
from assistant.answering.greet import greet
from assistant.domain import Outcome, Question


@pytest.mark.parametrize("text", ["Hej!", "hei", "Hello", "God morgon!", "Tusen takk"])
def test_a_greeting_is_greeted(text: str) -> None:
    assert greet(Draft(Question(text))).outcome is Outcome.greeting


@pytest.mark.parametrize("text", ["Hej, vad är RFI?", "dialog", "God affär?"])
def test_a_question_that_begins_politely_is_still_a_question(text: str) -> None:
    assert greet(Draft(Question(text))).outcome is None
