"""The questions of sections, each embedded once by the untuned model: what it takes for the same is no negative."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.base import Matrix
from assistant.embedding.pooling import unit_rows
from ingest.adapter.sections import Section

SAME = 0.955
"""Cosine of the untuned model above which two texts may well ask for the same."""


class Questions:
    """All questions of sections and their vectors by the untuned model."""

    def __init__(self, texts: Sequence[str], vectors: Matrix) -> None:
        self.texts = list(texts)
        self.vectors = vectors
        self._rows = {text: row for row, text in enumerate(self.texts)}

    def rows(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of some of the questions, shape (texts, dimension)."""
        return self.vectors[[self._rows[text] for text in texts]]

    def centres(self, sections: Sequence[Section]) -> Matrix:
        """Return the mean of each section's questions, at unit length, shape (sections, dimension)."""
        return unit_rows(np.stack([self.rows(section.asked).mean(axis=0) for section in sections]))


def all_questions(sections: Sequence[Section]) -> list[str]:
    """Return every question of the sections once, in order."""
    return list(dict.fromkeys(question for section in sections for question in section.asked))


def alike(left: Matrix, right: Matrix) -> NDArray[np.bool_]:
    """Tell which pairs may ask for the same, shape (left, right)."""
    return np.asarray(left @ right.T > SAME)
