from __future__ import annotations

import pytest

from assistant.answering.condense import search_text
from assistant.domain import Question, Turn

HISTORY = (Turn("När får innovationspartnerskap användas?"),)


def _names_method(text: str) -> bool:
    return any(word in text.lower() for word in ("innovationspartnerskap", "marknadsdialog", "tröskelvärden"))


@pytest.mark.parametrize("text", ["Och i Norge?", "Hur lång tid tar det?", "Varför?", "What about Norway?"])
def test_a_follow_up_is_led_by_the_question_before_it(text: str) -> None:
    assert search_text(Question(text, history=HISTORY), _names_method) == f"{HISTORY[0].question} {text}"


@pytest.mark.parametrize(
    "text", ["Hur gör man en tidig marknadsdialog inför en upphandling?", "Vilka tröskelvärden gäller 2026?"]
)
def test_a_question_that_stands_alone_is_left_alone(text: str) -> None:
    assert search_text(Question(text, history=HISTORY), _names_method) == text


def test_the_first_question_has_nothing_to_lean_on() -> None:
    assert search_text(Question("Och då?"), _names_method) == "Och då?"


def test_a_question_that_names_no_method_is_led_by_the_last_one_that_did() -> None:
    history = (*HISTORY, Turn("Hur lång tid tar det?"))
    text = "Vilka leverantörer ska bjudas in till nästa fas i arbetet?"
    assert search_text(Question(text, history=history), _names_method) == f"{HISTORY[0].question} {text}"


def test_where_no_question_named_a_method_a_whole_question_stands_alone() -> None:
    text = "Vilka leverantörer ska bjudas in till nästa fas i arbetet?"
    question = Question(text, history=(Turn("Hej, kan du hjälpa mig?"),))
    assert search_text(question, _names_method) == text
