"""The two shapes of a measure, and their value with its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from evals.bench.summary import Interval, bootstrap
from evals.case import Case

RESAMPLES = 1_000
"""Of a set measure, which is computed anew for each."""


class Better(Enum):
    """The direction in which a measure improves; none for what is only described."""

    higher = "higher"
    lower = "lower"
    neither = "neither"


Values = list[float | None]
"""One value a case, None where the measure says nothing of it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A mean over questions."""

    name: str
    better: Better
    values: Callable[[Sequence[Case]], Values]

    def by_question(self, cases: Sequence[Case]) -> dict[str, float]:
        """Return the values there are, by the question's id."""
        values = zip(cases, self.values(cases), strict=True)
        return {case.question.id: value for case, value in values if value is not None}

    def interval(self, cases: Sequence[Case]) -> Interval | None:
        """Return the mean with its 95 % bootstrap interval; None where no case has a value."""
        known = [value for value in self.values(cases) if value is not None]
        return bootstrap(known) if known else None


@dataclass(frozen=True, slots=True)
class SetMeasure:
    """One figure for a set of questions: F1, a percentile, an area."""

    name: str
    better: Better
    value: Callable[[Sequence[Case]], float | None]
    counted: Callable[[Sequence[Case]], int] = len
    """How many of the questions the figure rests on."""

    def interval(self, cases: Sequence[Case]) -> Interval | None:
        """Return the value with its 95 % bootstrap interval over questions; None where it is undefined."""
        value = self.value(cases)
        if value is None:
            return None
        found = [
            one for one in (self.value([cases[i] for i in rows]) for rows in resamples(len(cases))) if one is not None
        ]
        low, high = np.quantile(found or [value], (0.025, 0.975))
        return Interval(value, float(low), float(high), self.counted(cases))


def resamples(size: int, count: int = RESAMPLES, seed: int = 0) -> list[list[int]]:
    """Return ``count`` drawings with replacement of ``size`` places out of ``size`` (Efron 1979)."""
    rows: list[list[int]] = np.random.default_rng(seed).integers(0, size, (count, size)).tolist()
    return rows


def each(value: Callable[[Case], float | None]) -> Callable[[Sequence[Case]], Values]:
    """Lift a value of one case to one of many."""
    return lambda cases: [value(case) for case in cases]
