"""Puts the cosines of a tuned model back on the scale they had, so that thresholds keep their meaning.

Training spreads the vectors out. A constant added to all of them, in the direction they have in common, brings them
nearer to each other again: cos becomes about (cos + k) / (1 + k), which changes no order among a question's neighbours.
Paraphrases come to lie as near as before, and what has been told apart stays further away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.base import Vector
from assistant.embedding.pooling import unit_rows
from ingest.adapter.neighbours import pair
from ingest.adapter.sections import Section

HALVINGS = 40
"""Of the interval in which the length of the shift is sought."""
LONGEST = 16.0
"""Times the mean length of the vectors: at this length of the shift all cosines are near 1."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scale:
    """Mean cosines of one model."""

    paraphrases: float
    """Of two questions of one section."""
    others: float
    """Of two questions of different sections of one jurisdiction."""

    @property
    def gap(self) -> float:
        """How much nearer paraphrases are."""
        return self.paraphrases - self.others

    def __str__(self) -> str:
        return f"paraphrases {self.paraphrases:.3f}, others {self.others:.3f}"


class Pairs:
    """Pairs of questions by which models are compared: of each section two, and one with another section's."""

    def __init__(self, sections: Sequence[Section], texts: Sequence[str], random: np.random.Generator) -> None:
        """Draw pairs of the questions ``texts``, which hold those of all sections."""
        rows = {text: row for row, text in enumerate(texts)}
        several = [section for section in sections if len(section.asked) > 1]
        self._paraphrases = np.array(
            [[rows[section.asked[n]] for n in pair(len(section.asked), random)] for section in several]
        )
        rivals: dict[object, list[Section]] = {}
        for section in several:
            rivals.setdefault(section.jurisdiction, []).append(section)
        others = []
        for group in rivals.values():
            for number, section in enumerate(group if len(group) > 1 else []):
                rival = group[(number + int(random.integers(1, len(group)))) % len(group)]
                others.append([rows[one.asked[int(random.integers(len(one.asked)))]] for one in (section, rival)])
        self._others = np.array(others)

    def scale(self, vectors: Floats) -> Scale:
        """Return the mean cosines of vectors of any length, shape (texts, dimension)."""
        unit = unit_rows(vectors)
        return Scale(_mean_cosine(unit, self._paraphrases), _mean_cosine(unit, self._others))


def shift(pooled: Floats, pairs: Pairs, wanted: Scale) -> Vector:
    """Return what to add to the tuned model's vectors, shape (hidden,), so that paraphrases are as near as ``wanted``.

    ``pooled`` are the questions' vectors before they are brought to unit length. A model that was not spread out gets
    zeros.
    """
    mean = unit_rows(pooled).mean(axis=0)
    direction: Vector = mean / np.linalg.norm(mean)
    low, high = 0.0, LONGEST * float(np.linalg.norm(pooled, axis=1).mean())
    if pairs.scale(pooled).paraphrases >= wanted.paraphrases:
        return np.zeros_like(direction)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if pairs.scale(pooled + np.float32(middle) * direction).paraphrases < wanted.paraphrases:
            low = middle
        else:
            high = middle
    return direction * np.float32(high)


def _mean_cosine(unit: Floats, pairs: NDArray[np.intp]) -> float:
    return float(np.einsum("ij,ij->i", unit[pairs[:, 0]], unit[pairs[:, 1]]).mean())
