from __future__ import annotations

import pytest

from evals.measures import latency, outcomes, quote_exactness
from evals.runs.compare import compare
from evals.runs.paired import compared, paired
from tests.evals.making import answer, case, run, silence


def test_the_same_values_differ_by_nothing() -> None:
    values = {"a": 1.0, "b": 0.0}
    difference = paired("m", values, values)
    assert difference is not None
    assert (difference.low, difference.high, difference.p, difference.n) == (0.0, 0.0, 1.0, 2)
    assert not difference.significant


def test_only_questions_with_a_value_on_both_sides_count() -> None:
    difference = paired("m", {"a": 1.0, "b": 0.5}, {"b": 1.0, "c": 0.0})
    assert difference is not None
    assert (difference.a, difference.b, difference.n) == (0.5, 1.0, 1)
    assert paired("m", {"a": 1.0}, {"b": 1.0}) is None


def test_a_loss_on_many_questions_is_significant_and_one_is_not() -> None:
    before = {f"q{n}": 1.0 for n in range(60)}
    one, many = ({**before, **{f"q{n}": 0.0 for n in range(lost)}} for lost in (1, 6))
    few_lost, many_lost = paired("m", before, one), paired("m", before, many)
    assert few_lost is not None
    assert many_lost is not None
    assert not few_lost.significant
    assert many_lost.significant
    assert many_lost.high < 0
    assert many_lost.p < 0.05 < few_lost.p


def test_pairing_sees_what_independent_means_would_hide() -> None:
    before = {f"q{n}": float(n % 2) for n in range(40)}
    after = {qid: value + 0.02 for qid, value in before.items()}
    difference = paired("m", before, after)
    assert difference is not None
    assert difference.low == pytest.approx(0.02)
    assert difference.significant


def test_set_measures_are_compared_over_the_questions_in_common() -> None:
    a = [case(answer(milliseconds=10.0), id=f"dev-{n:03d}") for n in range(1, 6)]
    b = [case(answer(milliseconds=30.0), id=f"dev-{n:03d}") for n in range(3, 9)]
    difference = compared(latency.P50, a, b)
    assert difference is not None
    assert (difference.a, difference.b, difference.low, difference.n) == (10.0, 30.0, 20.0, 3)


def test_the_order_of_the_questions_makes_no_difference() -> None:
    a = [case(id="dev-001"), case(silence(), id="dev-002")]
    difference = compared(outcomes.ACCURACY, a, list(reversed(a)))
    assert difference is not None
    assert (difference.low, difference.high) == (0.0, 0.0)


def test_a_measure_without_values_is_not_compared() -> None:
    silent = [case(silence())]
    assert compared(quote_exactness.MEASURE, silent, silent) is None
    assert compared(outcomes.MACRO_F1, [], []) is None


def test_flips_are_told_with_the_losses_first() -> None:
    a = run([case(), case(silence(), id="dev-002"), case(id="dev-003"), case(id="dev-004")])
    b = run([case(id="dev-002"), case(silence(), id="dev-003"), case(id="dev-001"), case(id="dev-005")])
    found = compare(a, b)
    assert [(flip.a.question.id, flip.better) for flip in found.flips] == [("dev-003", False), ("dev-002", True)]
    assert {difference.n for difference in found.differences if difference.name == "passed"} == {3}
