from __future__ import annotations

from assistant.answering.units import rank_units
from assistant.domain import Hit
from tests.assistant.index.samples import a_document, a_passage

STATES = "Dialog ger bättre krav."


def said(*units: str) -> list[str]:
    passage = a_passage(a_document("dialog"), " ".join(units))
    assert passage.unit_texts()[0] == units[0]
    hit = Hit(passage, score=1.0, dense=0.8, lexical=0.5, unit_dense=(0.8,) * len(passage.units))
    return [unit.text.strip() for unit in rank_units([hit], "Vad ger dialog?", {"dialog": 2.0})]


def test_a_question_states_nothing_and_is_no_unit_of_an_answer() -> None:
    assert said(STATES, "Vad ger dialog?") == [STATES]


def test_a_pointer_to_another_page_is_no_unit_of_an_answer() -> None:
    assert said("Läs mer om dialog hos myndigheten.", STATES) == [STATES]


def test_a_statement_that_quotes_a_question_remains() -> None:
    quoting = "Frågan är inte om?dialog ger krav."
    assert said(quoting) == [quoting]


def test_a_unit_that_holds_the_words_of_the_question_comes_before_one_that_does_not() -> None:
    assert said("Krav kan vara många.", STATES) == [STATES, "Krav kan vara många."]
