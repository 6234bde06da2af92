"""Draws the sections of one step: neighbours, which a general model cannot tell apart, stand in one batch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.base import Matrix

NEAREST = 40
"""Sections, among which a section's neighbours are drawn."""
DRAWN = 7
"""Neighbours that come with each section."""


class Neighbours:
    """Sections by the group they compete in, and how near they lie."""

    def __init__(self, groups: Sequence[object], counts: Sequence[int], centres: Matrix) -> None:
        """Take for each section its group, how many questions it has and their mean, shape (sections, dimension)."""
        names = list(dict.fromkeys(groups))
        self._members = [np.array([n for n, group in enumerate(groups) if group == name]) for name in names]
        sizes = np.array([sum(counts[n] for n in members) for members in self._members], dtype=np.float64)
        self._shares = sizes / sizes.sum()
        self._centres = centres

    def draw(self, size: int, random: np.random.Generator) -> NDArray[np.intp]:
        """Return ``size`` different sections of one group (all of a smaller one): some and their neighbours.

        A group is drawn as often as its share of the questions.
        """
        members = self._members[random.choice(len(self._members), p=self._shares)]
        centres = self._centres[members]
        chosen: dict[int, None] = {}
        while len(chosen) < min(size, len(members)):
            seed = int(random.integers(len(members)))
            near = np.argsort(-(centres @ centres[seed]), kind="stable")[:NEAREST]
            near = near[near != seed]
            drawn = random.choice(near, min(DRAWN, len(near)), replace=False)
            chosen.update(dict.fromkeys([seed, *drawn.tolist()]))
        return np.asarray(members[list(chosen)[:size]])


def pair(count: int, random: np.random.Generator) -> tuple[int, int]:
    """Return two different numbers below ``count``."""
    first, second = random.choice(count, 2, replace=False)
    return int(first), int(second)
