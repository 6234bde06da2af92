from __future__ import annotations

import pytest

from assistant.answering.draft import Draft
from assistant.answering.guard.personal_data import MASK, masked, personal_data
from assistant.answering.pipeline import Pipeline
from assistant.domain import Choice, Outcome, Question, Turn
from assistant.wire import answer_object
from evals.attack.data import lines

NUMBER = "19000103-1004"

LOOK_ALIKES = lines("look_alikes")


def test_there_are_well_over_sixty_look_alikes() -> None:
    assert len(set(LOOK_ALIKES)) == len(LOOK_ALIKES) >= 70


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_number_of_procurement_is_no_personal_data(text: str) -> None:
    assert masked(text) is None


def test_the_question_comes_back_without_it() -> None:
    draft = personal_data(Draft(Question(f"Får {NUMBER} sitta i juryn?")))
    assert draft.outcome is Outcome.refused_personal_data
    assert draft.question.text == f"Får {MASK} sitta i juryn?"
    assert draft.choices == (Choice(draft.question.text, draft.question.text),)


def test_everything_in_it_is_masked() -> None:
    text = f"Kan {NUMBER}, 070-174 06 05 eller kim@example.org delta? Konto NO93 8601 1117 947."
    assert masked(text) == f"Kan {MASK}, {MASK} eller {MASK} delta? Konto {MASK}."


def test_the_masked_question_is_not_refused_again() -> None:
    offered = masked(f"Kan {NUMBER} delta?") or ""
    assert personal_data(Draft(Question(offered))).outcome is None


def test_without_words_beside_it_nothing_is_offered() -> None:
    draft = personal_data(Draft(Question(f"{NUMBER} {NUMBER}")))
    assert draft.outcome is Outcome.refused_personal_data
    assert draft.choices == ()


@pytest.mark.parametrize(
    "hidden",
    [
        "1900\u200b0103-1004",
        "19000103\u20111004",
        "19000103\u20131004",
        "１９０００１０３-１００４",
        "19000103\u00ad-1004",
        "19000103-\u20601004",
    ],
)
def test_invisible_characters_and_other_digits_do_not_hide_a_number(hidden: str) -> None:
    assert masked(f"Får {hidden} delta?") == f"Får {MASK} delta?"


def test_it_is_masked_in_the_conversation_before_and_is_no_reason_to_refuse() -> None:
    turn = Turn(f"Är {NUMBER} jävig?", f"Om {NUMBER}: se 4 kap.", "a1")
    draft = personal_data(Draft(Question("Och om hon byter jobb?", history=(turn, Turn("Vad är jäv?")))))
    assert draft.outcome is None
    assert draft.question.history == (Turn(f"Är {MASK} jävig?", f"Om {MASK}: se 4 kap.", "a1"), Turn("Vad är jäv?"))


def test_a_question_without_it_is_left_as_it_was_asked() -> None:
    draft = Draft(Question("Får  vi förhandla\n?", history=(Turn("Hej"),)))
    assert personal_data(draft) is draft


def test_a_question_that_is_too_long_is_not_echoed_with_it(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question(f"Får {NUMBER} delta? " + "Varför det? " * 200))
    assert NUMBER not in str(answer)


def test_no_stage_behind_sees_it_and_no_part_of_the_answer_holds_it(pipeline: Pipeline) -> None:
    seen: list[Draft] = []
    answer = pipeline.answer(Question(f"Får {NUMBER} delta i dialogen?"), seen.append)
    assert answer.outcome is Outcome.refused_personal_data
    assert len(seen) == 1
    assert NUMBER not in str(answer_object(answer))
    assert answer.notice is not None
    assert answer.choices[0].value == answer.question.text
    assert pipeline.answer(Question(answer.choices[0].value)).outcome is not Outcome.refused_personal_data


def test_a_long_run_of_digits_takes_no_time() -> None:
    assert masked("1 " * 8_000) is None
    assert masked("0" * 16_000) is None
    assert masked("a@" * 8_000) is None
