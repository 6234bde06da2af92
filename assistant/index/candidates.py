"""The passages worth a closer look for one query, as arrays, so that fusion is arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.base import Vector
from assistant.index.table import PassageTable
from assistant.index.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The scores that every passage of the build has, shape (passages,) each."""

    lexical: NDArray[np.float64]
    asked: NDArray[np.float32]
    kinship: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages with their exact scores; the first six arrays have one element a candidate."""

    numbers: NDArray[np.int32]
    """Passage numbers, ascending."""
    dense: NDArray[np.float32]
    """Cosine between query and passage."""
    best_unit: NDArray[np.float32]
    """The highest cosine between query and a quotable unit; ``dense`` where the passage has none."""
    asked: NDArray[np.float32]
    """The highest cosine between query and one of the questions the passage answers; -1 where it has none."""
    kinship: NDArray[np.float32]
    """How much one of those questions asks for the same, as a cosine; -1 where none is known to."""
    lexical: NDArray[np.float32]
    """BM25 / Σ idf of the query's terms."""
    starts: NDArray[np.int64]
    """Where a candidate's cosines begin: its own, then its units'. One element more than candidates."""
    cosines: NDArray[np.float32]
    query: Vector
    everywhere: Everywhere
    """So that more candidates can be scored alike."""

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self.numbers)

    def unit_dense(self, place: int) -> tuple[float, ...]:
        """Return the cosines of the quotable units of the candidate at ``place``."""
        return tuple(self.cosines[self.starts[place] + 1 : self.starts[place + 1]].tolist())


def score(
    numbers: NDArray[np.int32],
    table: PassageTable,
    vectors: Vectors,
    query: Vector,
    everywhere: Everywhere,
) -> Candidates:
    """Return the exact scores of passages ``numbers`` (ascending)."""
    sizes = table.units[numbers] + 1
    starts = np.concatenate([[0], np.cumsum(sizes)])
    rows = np.arange(starts[-1]) + np.repeat(table.first_row[numbers] - starts[:-1], sizes)
    cosines = vectors.cosines(rows, query)
    dense = cosines[starts[:-1]]
    units = cosines.copy()
    units[starts[:-1][sizes > 1]] = -np.inf
    best_unit = np.maximum.reduceat(units, starts[:-1]) if len(numbers) else dense
    lexical = everywhere.lexical[numbers].astype(np.float32)
    asked, kinship = everywhere.asked[numbers], everywhere.kinship[numbers]
    return Candidates(numbers, dense, best_unit, asked, kinship, lexical, starts, cosines, query, everywhere)
