"""The questions that passages answer: a passage is also found by what people ask, not only by what it says.

Writing expected questions beside a text is document expansion (Nogueira and Lin 2019, "doc2query"); here people write
them. They are few beside the passages, so every one is compared exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Jurisdiction
from assistant.embedding.base import Matrix, Vector
from assistant.index.kinship import Projection, learn
from assistant.index.leaning import discriminant

NONE = -1.0
"""The cosine of a passage without such questions."""

ELSEWHERE = -1
"""The owner of a question that no passage is to answer."""


class Asked:
    """The vectors of all questions of a build and the passages they belong to."""

    def __init__(
        self,
        owners: NDArray[np.int32],
        vectors: Matrix,
        leaning: NDArray[np.float32],
        projection: Projection | None = None,
    ) -> None:
        """Take each question's passage, shape (questions,) and rising, its vector, and what tells such questions.

        ``leaning`` is the discriminant between these questions and those outside all sources, ``projection`` what
        shows which of them ask for the same; None in a build with too few to learn it from.
        """
        self._passages, self._starts = np.unique(owners, return_index=True)
        self._vectors = vectors
        self._weights, self._offset = leaning[:-1], float(leaning[-1])
        self._projection = projection
        self._projected = projection(vectors) if projection else None

    @classmethod
    def open(cls, path: Path) -> Asked:
        """Read the file."""
        with np.load(path) as file:
            projection = Projection(file["mean"], file["matrix"]) if len(file["matrix"]) else None
            return cls(file["owners"], file["vectors"].astype(np.float32), file["leaning"], projection)

    def best(self, query: Vector, passages: int) -> NDArray[np.float32]:
        """Return for each of the build's ``passages`` the highest cosine of its questions to the query, or NONE."""
        return self._highest(self._vectors @ query, passages)

    def kinship(self, query: Vector, passages: int) -> NDArray[np.float32]:
        """Return for each of the build's ``passages`` how much one of its questions asks for what the query asks.

        The highest cosine after projection, NONE without such questions and in a build that learned no projection.
        """
        if self._projection is None or self._projected is None:
            return np.full(passages, NONE, np.float32)
        return self._highest(self._projected @ self._projection(query[None])[0], passages)

    def _highest(self, cosines: NDArray[np.float32], passages: int) -> NDArray[np.float32]:
        found = np.full(passages, NONE, np.float32)
        if len(self._passages):
            found[self._passages] = np.maximum.reduceat(cosines, self._starts)
        return found

    def leaning(self, query: Vector) -> float:
        """Return how much the query is like these questions (above 0) or like those outside all sources (below)."""
        return float(self._weights @ query) + self._offset


class AskedWriter:
    """Collects the questions' vectors while a build is written."""

    def __init__(self, dimension: int) -> None:
        self._owners: list[int] = []
        self._scopes: list[str] = []
        self._vectors: list[Matrix] = [np.empty((0, dimension), np.float32)]

    def add(self, number: int, vectors: Sequence[Vector], scope: Jurisdiction | None = None) -> None:
        """Note the vectors of the questions of passage ``number``; ``scope`` is whose law the passage belongs to."""
        self._owners += [number] * len(vectors)
        self._scopes += [scope.value if scope else ""] * len(vectors)
        self._vectors += [vector[None] for vector in vectors]

    def write(self, path: Path) -> None:
        """Write the file."""
        vectors, owners = np.concatenate(self._vectors), np.array(self._owners, np.int32)
        inside = owners != ELSEWHERE
        leaning = discriminant(vectors[inside], vectors[~inside])
        _, scopes = np.unique(np.array(self._scopes, str), return_inverse=True)
        projection = learn(vectors[inside], owners[inside], scopes[inside])
        np.savez(
            path,
            owners=owners[inside],
            vectors=vectors[inside].astype(np.float16),
            leaning=leaning,
            mean=projection.mean if projection else [],
            matrix=projection.matrix if projection else [],
        )
