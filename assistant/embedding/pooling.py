"""Token vectors to text vectors by averaging.

Averaging the tokens of a span after the model has read the whole text gives the span a vector that knows its context,
for nothing: "late chunking", Günther et al. 2024, arXiv 2409.04701.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Span
from assistant.embedding.base import Matrix, Vector


def mean_vector(hidden: NDArray[np.float32]) -> Vector:
    """Return the mean of token vectors, shape (tokens, dimension), at unit length."""
    vector: Vector = unit_rows(hidden.mean(axis=0, keepdims=True))[0]
    return vector


def unit_rows(matrix: NDArray[np.float32]) -> Matrix:
    """Return the matrix with every row at unit length; a row of zeros stays as it is."""
    lengths: Matrix = np.linalg.norm(matrix, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    return matrix / lengths


def span_matrix(
    hidden: NDArray[np.float32], last_characters: NDArray[np.int64], first_token: int, spans: Sequence[Span]
) -> Matrix:
    """Return the mean of all tokens in row 0 and the mean of the tokens of span i in row i + 1.

    ``hidden`` has shape (tokens, dimension). Token ``first_token + i`` ends with the character ``last_characters[i]``,
    never falling. A token belongs to the span that its last character stands in. A span without tokens (empty, or
    beyond what the model read) gets row 0.
    """
    rows = np.empty((1 + len(spans), hidden.shape[1]), dtype=np.float32)
    rows[0] = mean_vector(hidden)
    for row, span in enumerate(spans, start=1):
        start, end = np.searchsorted(last_characters, (span.start, span.end))
        rows[row] = mean_vector(hidden[first_token + start : first_token + end]) if start < end else rows[0]
    return rows
