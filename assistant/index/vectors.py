"""The vectors of a build in one memory-mapped file: for each passage its own, then one for each quotable unit.

They are stored as 16-bit integers, a component being value / 32767: finer than half-precision floats at this size
(the cosine is off by about 0.00001) and several times faster to turn back into floats.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.base import Matrix, Vector

_FULL = 32767


class Vectors:
    """Reads rows of the file."""

    def __init__(self, path: Path, dimension: int) -> None:
        """Map ``path``, written by VectorsWriter with the same dimension."""
        mapped = np.memmap(path, np.int16, "r")
        self._rows: NDArray[np.int16] = np.asarray(mapped).reshape(-1, dimension)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def cosines(self, rows: NDArray[np.int64], query: Vector) -> NDArray[np.float32]:
        """Return the cosine between ``query`` and each of ``rows``."""
        found = self._rows.take(rows, axis=0).astype(np.float32)
        cosines: NDArray[np.float32] = found @ query
        cosines /= _FULL
        return cosines

    def read(self, rows: NDArray[np.int64]) -> Matrix:
        """Return ``rows`` as floats, shape (len(rows), dimension)."""
        return self._rows.take(rows, axis=0).astype(np.float32) / np.float32(_FULL)


class VectorsWriter:
    """Appends rows to the file."""

    def __init__(self, path: Path) -> None:
        """Open ``path``, which must not exist, for writing."""
        self._file = path.open("xb")

    def add(self, matrices: Sequence[Matrix]) -> None:
        """Append the rows of all ``matrices``."""
        rows = np.concatenate(matrices)
        self._file.write(np.rint(np.clip(rows, -1, 1) * _FULL).astype(np.int16).tobytes())

    def close(self) -> None:
        """Close the file."""
        self._file.close()
