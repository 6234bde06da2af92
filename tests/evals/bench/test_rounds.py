from __future__ import annotations

import pytest

from evals.bench.rounds import Comparison, Figures, Round, alternate


def comparison(*rounds: tuple[float, float, float]) -> Comparison:
    """Rounds of (calibration, our seconds, their seconds)."""
    return Comparison([Round(quiet, {"us": {"s": ours}, "them": {"s": theirs}}) for quiet, ours, theirs in rounds])


def test_the_sides_take_turns_in_every_round() -> None:
    calls: list[str] = []

    def side(name: str) -> Figures:
        calls.append(name)
        return {"s": 1.0}

    said: list[str] = []
    found = alternate({"a": lambda: side("a"), "b": lambda: side("b")}, 3, said.append)
    assert calls == ["a", "b"] * 3
    assert len(found.rounds) == 3
    assert said[0] == "round 1 of 3, a: s 1"


def test_warm_ups_come_first_and_are_not_counted() -> None:
    calls: list[str] = []

    def measure() -> Figures:
        calls.append("round")
        return {"s": 1.0}

    found = alternate({"a": measure}, 1, lambda text: None, [lambda: calls.append("warm-up")])
    assert calls == ["warm-up", "round"]
    assert found.values("a", "s") == [1.0]


def test_the_ratio_is_taken_round_by_round() -> None:
    found = comparison((1.0, 1.0, 2.0), (1.0, 3.0, 4.0), (1.0, 6.0, 5.0)).ratio("s", "us", "them", True, False)
    assert found is not None
    assert (found.summary.low, found.summary.median, found.summary.high) == (0.5, 0.75, 1.2)
    assert (found.ahead, found.counted, found.rounds) == (2, 3, 3)


def test_where_more_is_better_a_ratio_above_one_is_ahead() -> None:
    found = comparison((1.0, 3.0, 1.0), (1.0, 1.0, 2.0)).ratio("s", "us", "them", True, True)
    assert found is not None
    assert found.ahead == 1


def test_wall_times_of_a_busy_round_do_not_count_but_cpu_times_do() -> None:
    rounds = comparison((1.31, 9.0, 1.0), (1.3, 1.0, 2.0))
    wall, cpu = (rounds.ratio("s", "us", "them", wall, False) for wall in (True, False))
    assert wall is not None
    assert cpu is not None
    assert (wall.counted, wall.summary.median) == (1, 0.5)
    assert cpu.counted == 2


def test_without_a_quiet_round_there_is_no_wall_ratio() -> None:
    assert comparison((2.0, 1.0, 1.0)).ratio("s", "us", "them", True, False) is None


def test_a_side_that_fails_ends_the_run() -> None:
    def broken() -> Figures:
        raise RuntimeError("no answer")

    with pytest.raises(RuntimeError, match="no answer"):
        alternate({"a": broken}, 2, lambda text: None)
