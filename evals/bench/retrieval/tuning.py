"""Chooses the fusion's two numbers on one half of the questions and reports what they give on the other.

One configuration has to serve every set, so the choice maximises the mean nDCG@10 over sets, each set counting alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from evals.bench.retrieval.evidence import Evidence
from evals.bench.retrieval.ndcg import ndcg

WEIGHTS = (1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 8.0, 10.0)
SHARES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0)


@dataclass(frozen=True, slots=True)
class Choice:
    """A configuration and its nDCG@10 by set, on the half it was chosen on and on the other."""

    dense_weight: float
    unit_share: float
    chosen_on: dict[str, float]
    held_out: dict[str, float]


def grid(evidence: Mapping[str, Sequence[Evidence]]) -> list[Choice]:
    """Return every configuration, the one with the best mean on the first halves first."""
    choices = [
        Choice(
            weight,
            share,
            {name: _mean(rows, weight, share, half=0) for name, rows in evidence.items()},
            {name: _mean(rows, weight, share, half=1) for name, rows in evidence.items()},
        )
        for weight, share in product(WEIGHTS, SHARES)
    ]
    return sorted(choices, key=lambda choice: fmean(choice.chosen_on.values()), reverse=True)


def fused(row: Evidence, weight: float, share: float) -> NDArray[np.floating]:
    """Return the fused scores as assistant/retrieval/fusion.py defines them, with other numbers."""
    return weight * ((1 - share) * row.dense + share * row.best_unit) + row.lexical


def half_of(row: Evidence) -> int:
    """Return which half a question belongs to: always the same one, whatever the order of the file."""
    return sha256(row.question.qid.encode()).digest()[0] & 1


def _mean(rows: Sequence[Evidence], weight: float, share: float, half: int) -> float:
    return fmean(ndcg(row.ranked(fused(row, weight, share)), row.question.gold) for row in rows if half_of(row) == half)
