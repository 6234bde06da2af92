from __future__ import annotations

import pytest

from evals.load.client import Seen
from evals.load.figures import ends, percentile, times


@pytest.mark.parametrize(("share", "value"), [(0.01, 1), (0.5, 50), (0.95, 95), (0.99, 99), (0.991, 100), (1.0, 100)])
def test_a_percentile_is_a_value_that_was_measured(share: float, value: int) -> None:
    assert percentile(list(range(100, 0, -1)), share) == value


def test_one_slow_call_in_fifty_shows_in_the_99th_percentile() -> None:
    assert times([0.001] * 49 + [2.5]) == "p50 1 ms, p95 1 ms, p99 2,500 ms, longest 2,500 ms"


def test_every_end_is_counted_and_the_most_frequent_comes_first() -> None:
    calls = [Seen(200, "done", 0, 0)] * 3 + [Seen(0, "cut", 0, 0)] + [Seen(503, "error busy", 0, 0)] * 2

    assert ends(calls) == "done 3, error busy 2, cut 1"
