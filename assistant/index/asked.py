"""The questions that passages answer: a passage is also found by what people ask, not only by what it says.

Writing expected questions beside a text is document expansion (Nogueira and Lin 2019, "doc2query"); here people write
them. They are few beside the passages, so every one is compared exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.base import Matrix, Vector

NONE = -1.0
"""The cosine of a passage without such questions."""

ELSEWHERE = -1
"""The owner of a question that no passage is to answer."""


class Asked:
    """The vectors of all questions of a build and the passages they belong to."""

    def __init__(self, owners: NDArray[np.int32], vectors: Matrix) -> None:
        """Take the number of each question's passage (or ELSEWHERE), shape (questions,), and the questions' vectors."""
        inside = owners != ELSEWHERE
        self._owners = owners[inside]
        self._vectors = vectors[inside]
        self._elsewhere = vectors[~inside]

    @classmethod
    def open(cls, path: Path) -> Asked:
        """Read the file."""
        with np.load(path) as file:
            return cls(file["owners"], file["vectors"].astype(np.float32))

    def best(self, query: Vector, passages: int) -> NDArray[np.float32]:
        """Return for each of the build's ``passages`` the highest cosine of its questions to the query, or NONE."""
        found = np.full(passages, NONE, np.float32)
        np.maximum.at(found, self._owners, self._vectors @ query)
        return found

    def elsewhere(self, query: Vector) -> float:
        """Return the highest cosine of the questions that lie outside all sources to the query, or NONE."""
        return float(np.max(self._elsewhere @ query, initial=NONE))


class AskedWriter:
    """Collects the questions' vectors while a build is written."""

    def __init__(self, dimension: int) -> None:
        self._owners: list[int] = []
        self._vectors: list[Matrix] = [np.empty((0, dimension), np.float32)]

    def add(self, number: int, vectors: Sequence[Vector]) -> None:
        """Note the vectors of the questions of passage ``number``."""
        self._owners += [number] * len(vectors)
        self._vectors += [vector[None] for vector in vectors]

    def write(self, path: Path) -> None:
        """Write the file."""
        vectors = np.concatenate(self._vectors).astype(np.float16)
        np.savez(path, owners=np.array(self._owners, np.int32), vectors=vectors)
