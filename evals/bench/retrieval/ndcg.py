"""nDCG@k: how near the top the right passages stand; 0 to 1, more is better.

Source: Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002, with binary
gain and the discount log2(rank + 1).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log2


def ndcg(ranked: Sequence[str], gold: Collection[str], k: int = 10) -> float:
    """Return the discounted gain of the first ``k``, divided by that of the best order there could be."""
    gained = sum(1 / log2(rank + 1) for rank, item in enumerate(ranked[:k], start=1) if item in gold)
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(len(gold), k) + 1))
    return gained / ideal
