"""What the bundled model has learned of procurement: a correction of low rank to each of its matrices.

W' = W + up · down, with few rows in ``down`` (Hu et al. 2021, "LoRA", arXiv 2106.09685). ``ingest/adapter`` learns it
from the questions that the corpus answers (docs/tune-the-embedder.md). A shift, the same for every text, puts the
cosines back on the scale they had before.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from assistant.errors import EmbeddingError

FILE = Path(__file__).with_name("adapter.npz")
_SHIFT = "shift"


class Adapter:
    """The corrections, by the name of the matrix they belong to."""

    def __init__(self, factors: dict[str, NDArray[np.float32]]) -> None:
        """Take for each matrix ``<name>.up``, shape (outputs, rank), and ``<name>.down``, shape (rank, inputs).

        ``shift``, shape (hidden,), is added to every token's vector at the end.
        """
        self._factors = factors
        self.shift = factors[_SHIFT]

    @classmethod
    def open(cls, path: Path = FILE) -> Self:
        """Read the file. Raises EmbeddingError if it is missing or damaged."""
        try:
            with np.load(path) as file:
                return cls({name: file[name].astype(np.float32) for name in file})
        except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
            raise EmbeddingError(f"{path} cannot be read: {error}. Install Lotsen again.") from error

    def corrected(self, name: str, matrix: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the matrix, shape (outputs, inputs), with its correction added; unchanged where it has none."""
        if f"{name}.up" not in self._factors:
            return matrix
        up, down = self._factors[f"{name}.up"], self._factors[f"{name}.down"]
        return np.asarray(matrix + up.astype(np.float64) @ down, dtype=np.float32)
