"""Paired bootstrap: is one run better than another on the same questions?

Source: Efron & Tibshirani, "An Introduction to the Bootstrap" (1993), ch. 16, and Sakai, "Evaluating evaluation metrics
based on the bootstrap", SIGIR 2006: questions are drawn with replacement, the same ones on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.case import Case
from evals.measures.base import Measure, SetMeasure, resamples

SAMPLES = 4_000


@dataclass(frozen=True, slots=True)
class Difference:
    """How much B has more than A."""

    name: str
    a: float
    b: float
    low: float
    high: float
    p: float
    """Two-sided: how often chance alone would bring a difference as far from 0."""
    n: int
    """Questions with a value on both sides."""

    @property
    def significant(self) -> bool:
        """Whether the 95 % interval of the difference leaves 0 out."""
        return self.low > 0 or self.high < 0


def paired(name: str, a: Mapping[str, float], b: Mapping[str, float], seed: int = 0) -> Difference | None:
    """Return the difference of two means over the questions that both have; None where there are none."""
    common = sorted(a.keys() & b.keys())
    if not common:
        return None
    one, two = (np.array([values[qid] for qid in common]) for values in (a, b))
    rows = np.random.default_rng(seed).integers(0, len(common), (SAMPLES, len(common)))
    return _difference(name, float(one.mean()), float(two.mean()), (two - one)[rows].mean(axis=1).tolist(), len(common))


def compared(measure: Measure | SetMeasure, a: Sequence[Case], b: Sequence[Case]) -> Difference | None:
    """Return the difference in a measure between two runs, over the questions they have in common."""
    if isinstance(measure, Measure):
        return paired(measure.name, measure.by_question(a), measure.by_question(b))
    ids = sorted({case.question.id for case in a} & {case.question.id for case in b})
    return _of_sets(measure, _in_order(a, ids), _in_order(b, ids))


def _of_sets(measure: SetMeasure, a: Sequence[Case], b: Sequence[Case]) -> Difference | None:
    before, after = measure.value(a), measure.value(b)
    if before is None or after is None:
        return None
    found = []
    for rows in resamples(len(a)):
        one, two = measure.value([a[i] for i in rows]), measure.value([b[i] for i in rows])
        if one is not None and two is not None:
            found.append(two - one)
    return _difference(measure.name, before, after, found or [after - before], len(a))


def _difference(name: str, a: float, b: float, drawn: Sequence[float], n: int) -> Difference:
    differences = np.asarray(drawn)
    low, high = np.quantile(differences, (0.025, 0.975))
    p = min(1.0, 2 * min(float((differences <= 0).mean()), float((differences >= 0).mean())))
    return Difference(name, a, b, float(low), float(high), p, n)


def _in_order(cases: Sequence[Case], ids: Sequence[str]) -> list[Case]:
    by_id = {case.question.id: case for case in cases}
    return [by_id[qid] for qid in ids]
