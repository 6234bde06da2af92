from __future__ import annotations

import pytest

from evals.bench.summary import bootstrap, percentile, summarise


def test_a_summary_is_median_and_range() -> None:
    found = summarise([5.0, 1.0, 3.0, 9.0])
    assert (found.median, found.low, found.high, found.n) == (4.0, 1.0, 9.0, 4)


def test_nothing_has_no_summary() -> None:
    with pytest.raises(ValueError, match="no round gave a value"):
        summarise([])


def test_a_percentile_lies_between_the_values_it_falls_between() -> None:
    assert percentile([10.0, 20.0, 30.0], 0.5) == 20.0
    assert percentile([10.0, 20.0], 0.75) == 17.5


def test_the_interval_holds_the_mean_and_narrows_with_more_questions() -> None:
    few, many = bootstrap([0.0, 1.0] * 10), bootstrap([0.0, 1.0] * 1_000)
    assert few.low < few.mean == 0.5 < few.high
    assert many.high - many.low < (few.high - few.low) / 5


def test_the_interval_is_about_two_standard_errors_wide() -> None:
    found = bootstrap([0.0, 1.0] * 500)
    assert found.high - found.low == pytest.approx(2 * 1.96 * 0.5 / 1_000**0.5, rel=0.1)


def test_equal_scores_leave_no_doubt() -> None:
    found = bootstrap([0.7] * 5)
    assert (found.mean, found.low, found.high) == pytest.approx((0.7, 0.7, 0.7))


def test_without_questions_there_is_no_interval() -> None:
    with pytest.raises(ValueError, match="no question was scored"):
        bootstrap([])
