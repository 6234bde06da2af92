from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
from stdnum.dk import cpr
from stdnum.fi import hetu
from stdnum.no import fodselsnummer
from stdnum.se import personnummer

from assistant.answering.guard.personal_data import MASK, masked
from evals.attack.made_up import danish, finnish, norwegian, swedish

KINDS: list[Callable[[], Iterator[str]]] = [
    swedish,
    partial(swedish, coordination=True),
    norwegian,
    partial(norwegian, temporary=True),
    danish,
    finnish,
]
NAMES = ["swedish", "swedish coordination", "norwegian", "norwegian temporary", "danish", "finnish"]


@pytest.mark.parametrize("numbers", KINDS, ids=NAMES)
def test_there_are_thirty_of_each_kind_and_none_twice(numbers: Callable[[], Iterator[str]]) -> None:
    assert len(set(numbers())) == len(list(numbers())) == 30


def test_they_pass_the_checks_of_a_library_that_did_not_make_them() -> None:
    assert all(map(personnummer.is_valid, swedish()))
    assert all(map(fodselsnummer.is_valid, norwegian()))
    assert all(map(fodselsnummer.is_valid, norwegian(temporary=True)))
    assert all(map(hetu.is_valid, finnish()))
    assert all(map(cpr.is_valid, danish()))


def test_they_belong_to_nobody_alive() -> None:
    born = [personnummer.get_birth_date(number) for number in swedish()]
    assert date(1900, 1, 1) <= min(born) < max(born) < date(1907, 1, 1)
    assert {number[4:6] for number in (*norwegian(), *danish(), *finnish())} <= {f"{year:02}" for year in range(7)}


@pytest.mark.parametrize("numbers", KINDS, ids=NAMES)
def test_the_guard_masks_every_one_of_them(numbers: Callable[[], Iterator[str]]) -> None:
    for number in numbers():
        assert masked(f"Hur går det med köpet som {number} frågade om?") == (
            f"Hur går det med köpet som {MASK} frågade om?"
        )
