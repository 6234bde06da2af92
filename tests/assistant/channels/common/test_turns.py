from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.channels.common.turns import TEXT_CHARACTERS, turn_of
from assistant.domain import Authority, Language, Outcome, Question, Statement, Turn
from tests.assistant.channels.http.fakes import answer_to

ANSWER = answer_to(Question("Får köp delas upp?"))


def test_a_turn_is_the_question_the_answers_start_and_its_id() -> None:
    assert turn_of(ANSWER) == Turn("Får köp delas upp?", "Ni frågade: Får köp delas upp?", "a1")


def test_of_a_long_answer_only_the_start_is_kept() -> None:
    statements = tuple(Statement("x" * 200, Language.sv, Authority.law, (1,)) for _ in range(3))
    turn = turn_of(replace(ANSWER, statements=statements))
    assert turn is not None
    assert turn.text == f"{'x' * 200} {'x' * 200}"[:TEXT_CHARACTERS]


@pytest.mark.parametrize("outcome", Outcome)
def test_what_was_refused_or_failed_is_no_turn(outcome: Outcome) -> None:
    kept = {"answered", "partly_answered", "clarify", "no_source", "not_legal_advice"}
    assert (turn_of(replace(ANSWER, outcome=outcome)) is not None) is (outcome in kept)
