from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.answering.model.evidence import CHARACTERS, MOST, agrees, citable
from assistant.domain import Hit, Jurisdiction, Language, Passage, Query
from tests.assistant.index.samples import EUROPEAN, GENERAL, NORWEGIAN, SWEDISH

DAY = date(2026, 7, 1)
QUERY = Query("Vad?", Language.sv, Jurisdiction.SE, DAY)


def hits(*passages: Passage) -> list[Hit]:
    return [Hit(passage, 1.0, 0.5, 0.5, ()) for passage in passages]


def chosen(*passages: Passage) -> list[Passage]:
    return [hit.passage for hit in citable(hits(*passages), QUERY)]


def test_a_model_sees_the_askers_law_the_eus_and_what_holds_anywhere_in_order() -> None:
    assert chosen(GENERAL, NORWEGIAN, SWEDISH, EUROPEAN) == [GENERAL, SWEDISH, EUROPEAN]


@pytest.mark.parametrize(
    ("begins", "ends", "agreed"),
    [
        (None, None, True),
        (DAY, None, True),
        (DAY + timedelta(1), None, False),
        (None, DAY, True),
        (None, DAY - timedelta(1), False),
        (DAY, DAY, True),
    ],
)
def test_a_wording_of_another_day_is_not_shown(begins: date | None, ends: date | None, agreed: bool) -> None:
    assert agrees(replace(SWEDISH, valid_from=begins, valid_to=ends), QUERY) is agreed


def test_there_are_no_more_passages_than_a_prompt_takes_and_those_of_others_take_no_place() -> None:
    assert chosen(*[NORWEGIAN] * 5, *[SWEDISH] * (MOST + 3)) == [SWEDISH] * MOST


def test_the_passages_together_keep_to_their_length() -> None:
    half = replace(SWEDISH, text="x" * (CHARACTERS // 2))
    assert chosen(half, half, SWEDISH) == [half, half]
    assert chosen(replace(half, text=half.text + "x"), half, SWEDISH) == [replace(half, text=half.text + "x")]


def test_one_passage_is_shown_however_long_it_is() -> None:
    long = replace(SWEDISH, text="x" * (CHARACTERS * 2))
    assert chosen(long, SWEDISH) == [long]


def test_what_stands_behind_a_passage_that_was_too_long_is_not_shown_before_it() -> None:
    long = replace(SWEDISH, text="x" * CHARACTERS)
    assert chosen(SWEDISH, long, GENERAL) == [SWEDISH]


def test_of_nothing_nothing_is_shown() -> None:
    assert chosen() == []
    assert chosen(NORWEGIAN) == []
