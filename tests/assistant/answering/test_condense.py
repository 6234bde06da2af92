from __future__ import annotations

import pytest

from assistant.answering.condense import search_text
from assistant.domain import Question, Turn

HISTORY = (Turn("När får innovationspartnerskap användas?"),)


@pytest.mark.parametrize("text", ["Och i Norge?", "Hur lång tid tar det?", "Varför?", "What about Norway?"])
def test_a_follow_up_is_led_by_the_question_before_it(text: str) -> None:
    assert search_text(Question(text, history=HISTORY)) == f"{HISTORY[0].question} {text}"


@pytest.mark.parametrize(
    "text", ["Hur gör man en tidig marknadsdialog inför en upphandling?", "Vilka tröskelvärden gäller 2026?"]
)
def test_a_question_that_stands_alone_is_left_alone(text: str) -> None:
    assert search_text(Question(text, history=HISTORY)) == text


def test_the_first_question_has_nothing_to_lean_on() -> None:
    assert search_text(Question("Och då?")) == "Och då?"
