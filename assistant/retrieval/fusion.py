"""One score from two kinds of evidence: what a passage means and which words it holds.

score = 4 · cosine + self-normalised BM25, with the cosine averaged from the passage's and its best unit's. The weight 4
was chosen on held-out halves of eight public Scandinavian sets and is flat from 2.5 to 5. Reciprocal rank fusion and
per-query min-max scaling were worse and ruin cross-lingual search (docs/performance.md).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

DENSE_WEIGHT = 4.0
UNIT_SHARE = 0.5
"""How much of the dense evidence is the best unit's."""

ASKED_OFFSET = 0.03
"""Two questions lie nearer to each other than a question to its answer: taken off the cosine of an asked question."""

ASKED_FROM = 0.84
ASKED_WEIGHT = 3.0
"""What a passage gains by how far the nearest question it answers lies above ASKED_FROM, where chance ends."""

KINSHIP_FROM = 0.45
KINSHIP_WEIGHT = 1.3
"""What it gains by how far one of its questions asks for the same, above what unrelated questions reach. On the
development questions both gains together found more than either alone, and more alike in every language."""

Scores = NDArray[np.float32]
"""Shape (candidates,), float32."""


def fuse(dense: Scores, best_unit: Scores, asked: Scores, kinship: Scores, lexical: Scores) -> Scores:
    """Return the fused score of each candidate; all five inputs have shape (candidates,)."""
    cosine = (1 - UNIT_SHARE) * dense + UNIT_SHARE * np.maximum(best_unit, asked - ASKED_OFFSET)
    gain = ASKED_WEIGHT * np.maximum(asked - ASKED_FROM, 0) + KINSHIP_WEIGHT * np.maximum(kinship - KINSHIP_FROM, 0)
    return np.asarray(DENSE_WEIGHT * cosine + lexical + gain, dtype=np.float32)
