from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.channels.common.turns import TEXT_CHARACTERS, TURNS
from assistant.channels.teams.memory import CONVERSATIONS, SECONDS, Memory
from assistant.domain import Answer, Authority, Language, Outcome, Question, Statement
from tests.assistant.channels.http.fakes import answer_to


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def answered(text: str, outcome: Outcome = Outcome.answered) -> Answer:
    return replace(answer_to(Question(text)), outcome=outcome)


def test_a_conversation_keeps_its_last_turns_in_order() -> None:
    memory = Memory(Clock())
    for number in range(TURNS + 2):
        memory.add("a", answered(f"{number}?"))
    assert [turn.question for turn in memory.turns("a")] == [f"{number}?" for number in range(2, TURNS + 2)]
    assert memory.turns("b") == ()


def test_an_hour_after_the_last_turn_nothing_is_left() -> None:
    clock = Clock()
    memory = Memory(clock)
    memory.add("a", answered("1?"))
    clock.seconds = SECONDS - 1.0
    memory.add("a", answered("2?"))
    clock.seconds = 2 * SECONDS - 2.0
    assert len(memory.turns("a")) == 2
    clock.seconds += 1
    assert memory.turns("a") == ()


def test_only_the_newest_conversations_are_kept() -> None:
    memory = Memory(Clock())
    for number in range(CONVERSATIONS + 1):
        memory.add(str(number), answered("?"))
    assert memory.turns("0") == ()
    assert len(memory.turns("1")) == len(memory.turns(str(CONVERSATIONS))) == 1


@pytest.mark.parametrize("outcome", [Outcome.refused_personal_data, Outcome.refused_misuse, Outcome.error])
def test_what_was_refused_or_failed_is_not_kept(outcome: Outcome) -> None:
    memory = Memory(Clock())
    memory.add("a", answered("?", outcome))
    assert memory.turns("a") == ()


def test_of_an_answer_only_the_start_is_kept() -> None:
    memory = Memory(Clock())
    long = Statement("x" * 1_000, Language.sv, Authority.law, (1,))
    memory.add("a", replace(answered("?"), statements=(long,)))
    assert memory.turns("a")[0].text == "x" * TEXT_CHARACTERS
