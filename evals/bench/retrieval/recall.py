"""recall@k: the share of the right passages among the first k; 0 to 1, more is better."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def recall(ranked: Sequence[str], gold: Collection[str], k: int = 10) -> float:
    """Return the share of ``gold`` among the first ``k`` of ``ranked``."""
    return len(set(ranked[:k]) & set(gold)) / len(gold)
