"""Quote exactness: the share of quotes that stand in the stored passage, character by character; it must be 1."""

from __future__ import annotations

from evals.case import Case
from evals.measures.base import Better, Measure, each


def _exact(case: Case) -> float | None:
    sources = case.seen.sources
    return sum(source.quote in source.text for source in sources) / len(sources) if sources else None


MEASURE = Measure("quote exactness", Better.higher, each(_exact))
