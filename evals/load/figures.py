"""Percentiles and counts as the report words them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from evals.load.client import Seen


def percentile(values: Sequence[float], share: float) -> float:
    """Return the nearest-rank percentile: the smallest value that ``share`` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def times(values: Sequence[float]) -> str:
    """Return p50, p95, p99 and the longest, in milliseconds."""
    shown = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "longest": 1.0}
    return ", ".join(f"{name} {1_000 * percentile(values, share):,.0f} ms" for name, share in shown.items())


def ends(calls: Iterable[Seen]) -> str:
    """Return how many calls ended in which way, most frequent first."""
    counted = Counter(call.end for call in calls)
    return ", ".join(f"{end} {count:,}" for end, count in counted.most_common())
