"""Medians, ranges and intervals: no figure of the report is a bare mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

BOOTSTRAP_SAMPLES = 2_000


@dataclass(frozen=True, slots=True)
class Summary:
    """Median and range of repeated measurements."""

    median: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over questions with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float
    n: int


def summarise(values: Sequence[float]) -> Summary:
    """Return median and range; raises ValueError without values."""
    if not values:
        raise ValueError("There is nothing to summarise: no round gave a value.")
    return Summary(median(values), min(values), max(values), len(values))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` (0 to 1) of the values lie, interpolated."""
    return float(np.quantile(np.asarray(values), share))


def bootstrap(values: Sequence[float], seed: int = 0) -> Interval:
    """Return the mean and its percentile bootstrap interval (Efron 1979), resampling questions with replacement."""
    scores = np.asarray(values, dtype=np.float64)
    if scores.size == 0:
        raise ValueError("There is nothing to average: no question was scored.")
    rng = np.random.default_rng(seed)
    means = scores[rng.integers(0, scores.size, (BOOTSTRAP_SAMPLES, scores.size))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return Interval(float(scores.mean()), float(low), float(high), scores.size)
