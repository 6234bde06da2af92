"""Latency: milliseconds from question to whole answer in this process, at the 50th and 95th percentile; less is better.

Wall time of one thread: read it beside the machine that the run names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evals.bench.summary import percentile
from evals.case import Case
from evals.measures.base import Better, SetMeasure


def _at(share: float) -> Callable[[Sequence[Case]], float | None]:
    return lambda cases: percentile([case.seen.milliseconds for case in cases], share) if cases else None


P50 = SetMeasure("latency p50, ms", Better.lower, _at(0.5))
P95 = SetMeasure("latency p95, ms", Better.lower, _at(0.95))
