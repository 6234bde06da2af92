from __future__ import annotations

import pytest

from evals.bench.goals import Goal, number, spread
from evals.bench.summary import Summary


@pytest.mark.parametrize(
    ("at_least", "reached", "met"),
    [(True, 2.5, True), (True, 2.4, False), (False, 2.5, True), (False, 2.6, False), (True, None, False)],
)
def test_a_goal_is_met_on_its_own_side_of_the_limit(at_least: bool, reached: float | None, met: bool) -> None:
    assert Goal("rate", 2.5, at_least, reached).met is met


def test_a_missed_goal_stands_out_in_the_report() -> None:
    assert Goal("rate", 2.5, True, 1.0, "5 rounds").row() == ("rate", "≥ 2.5", "1", "**no**", "5 rounds")


def test_a_figure_that_was_not_measured_says_so() -> None:
    assert Goal("wall", 0.3, False, None).row()[2:4] == ("not measured", "**no**")


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (0.01234, "0.0123"), (12.345, "12.3"), (12345.6, "12,346")])
def test_numbers_have_three_digits_and_no_exponent(value: float, text: str) -> None:
    assert number(value) == text


def test_a_spread_is_the_median_with_its_range() -> None:
    assert spread(Summary(2.0, 1.0, 3.0, 5)) == "2 (1–3)"
