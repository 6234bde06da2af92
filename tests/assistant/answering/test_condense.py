from __future__ import annotations

import pytest

from assistant.answering.condense import search_text
from assistant.domain import Question, Turn

HISTORY = (Turn("När får innovationspartnerskap användas?"),)


METHODS = ("innovationspartnerskap", "marknadsdialog", "tröskelvärden", "öppet förfarande")


def _method_in(text: str) -> str | None:
    return next((method for method in METHODS if method in text.lower()), None)


@pytest.mark.parametrize("text", ["Och i Norge?", "Är det dyrt?", "Varför?", "And if it is urgent?"])
def test_a_follow_up_is_led_by_the_question_before_it(text: str) -> None:
    assert search_text(Question(text, history=HISTORY), _method_in) == f"{HISTORY[0].question} {text}"


@pytest.mark.parametrize(
    "text", ["Och hur går det till?", "Hur lång tid tar det?", "Hva er fristen da?", "And how is it done?"]
)
def test_a_follow_up_that_asks_something_of_its_own_is_led_by_the_method_alone(text: str) -> None:
    assert search_text(Question(text, history=HISTORY), _method_in) == f"innovationspartnerskap {text}"


def test_a_method_compared_with_what_is_left_unsaid_is_compared_with_the_one_before() -> None:
    text = "Vad är skillnaden mot öppet förfarande?"
    assert search_text(Question(text, history=HISTORY), _method_in) == f"innovationspartnerskap {text}"


@pytest.mark.parametrize(
    "text", ["Vad är skillnaden mellan öppet förfarande och dialog?", "Vad skiljer ett innovationspartnerskap?"]
)
def test_a_comparison_that_says_both_or_names_the_same_method_stands_alone(text: str) -> None:
    assert search_text(Question(text, history=HISTORY), _method_in) == text


@pytest.mark.parametrize(
    "text", ["Hur gör man en tidig marknadsdialog inför en upphandling?", "Vilka tröskelvärden gäller 2026?"]
)
def test_a_question_that_stands_alone_is_left_alone(text: str) -> None:
    assert search_text(Question(text, history=HISTORY), _method_in) == text


def test_the_first_question_has_nothing_to_lean_on() -> None:
    assert search_text(Question("Och då?"), _method_in) == "Och då?"


def test_a_question_that_names_no_method_is_led_by_the_last_one_that_did() -> None:
    history = (*HISTORY, Turn("Hur lång tid tar det?"))
    text = "Vilka leverantörer ska bjudas in till nästa fas i arbetet?"
    assert search_text(Question(text, history=history), _method_in) == f"innovationspartnerskap {text}"


def test_where_no_question_named_a_method_a_whole_question_stands_alone() -> None:
    text = "Vilka leverantörer ska bjudas in till nästa fas i arbetet?"
    question = Question(text, history=(Turn("Hej, kan du hjälpa mig?"),))
    assert search_text(question, _method_in) == text
