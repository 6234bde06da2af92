from __future__ import annotations

from collections.abc import Sequence

import pytest

from evals.case import Case
from evals.measures.base import Better, Measure, SetMeasure, each, resamples
from evals.measures.catalogue import ALL
from tests.evals.making import answer, case

LENGTH = Measure("first", Better.higher, each(lambda one: one.seen.milliseconds or None))


def test_the_interval_of_a_measure_leaves_out_questions_without_a_value() -> None:
    cases = [case(answer(milliseconds=float(ms))) for ms in (0, 2, 4)]
    interval = LENGTH.interval(cases)
    assert interval is not None
    assert (interval.mean, interval.n) == (3.0, 2)
    assert 2.0 <= interval.low <= interval.high <= 4.0


def test_a_measure_that_says_nothing_of_any_question_has_no_interval() -> None:
    assert LENGTH.interval([case(answer(milliseconds=0.0))]) is None
    assert LENGTH.interval([]) is None


def test_the_interval_of_a_set_measure_draws_questions() -> None:
    def most(cases: Sequence[Case]) -> float | None:
        return max(one.seen.milliseconds for one in cases)

    cases = [case(answer(milliseconds=float(ms))) for ms in range(1, 21)]
    interval = SetMeasure("most", Better.lower, most).interval(cases)
    assert interval is not None
    assert (interval.mean, interval.high, interval.n) == (20.0, 20.0, 20)
    assert 10.0 < interval.low < 20.0


def test_drawings_are_the_same_each_time() -> None:
    assert resamples(5, 3) == resamples(5, 3)
    assert {place for row in resamples(5, 50) for place in row} == {0, 1, 2, 3, 4}


def test_every_measure_has_a_name_of_its_own() -> None:
    assert len({measure.name for measure in ALL}) == len(ALL)


@pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.name)
def test_every_measure_takes_an_answer_that_says_something(measure: Measure | SetMeasure) -> None:
    interval = measure.interval([case(), case(id="dev-002", language="en")])
    assert interval is None or interval.low <= interval.mean <= interval.high
