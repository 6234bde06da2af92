"""Which questions ask for the same: a projection of their vectors, learned from the questions that passages answer.

Neighbourhood components analysis (Goldberger, Roweis, Hinton and Salakhutdinov 2004): a linear map under which a
question's nearest neighbours are those of its own passage, found by gradient descent. Two ways to put one question
come nearer to each other than two questions on one subject, which a general embedding model cannot tell apart.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.base import Matrix

DIMENSIONS = 128
"""Of the projection; on passages left out, more did no better."""
SHARPNESS = 12.0
"""What a cosine is multiplied by before the softmax."""
EPOCHS = 6
BATCH = 128
STEP = 1e-3
"""Adam's step size (Kingma and Ba 2015)."""
LEAST = 400
"""Questions needed to learn from; with fewer, none are told apart beyond their cosine."""
SEED = 1
SHRINKAGE = 0.3
"""How much of the mean variance is added to every direction's own before the descent."""

Floats = NDArray[np.float32]
Scopes = NDArray[np.integer]


class Projection:
    """Vectors of questions, mapped to where those that ask for the same lie near each other."""

    def __init__(self, mean: Floats, matrix: Floats) -> None:
        """Take the mean, shape (dimension,), taken off a vector, and the map, shape (dimension, DIMENSIONS)."""
        self.mean = mean
        self.matrix = matrix

    def __call__(self, vectors: Matrix) -> Floats:
        """Return the projections, shape (vectors, DIMENSIONS), of length 1."""
        return _unit_length((vectors - self.mean) @ self.matrix)


def learn(vectors: Matrix, owners: NDArray[np.int32], scopes: Scopes) -> Projection | None:
    """Return the projection learned from questions, shape (questions, dimension), or None where they are too few.

    ``owners`` tells the passage each belongs to, ``scopes`` those among which passages compete: questions of other
    scopes are never mistaken for each other.
    """
    if len(vectors) < LEAST or len(np.unique(owners)) == len(owners):
        return None
    mean = vectors.mean(axis=0, dtype=np.float64).astype(np.float32)
    centred = _unit_length(vectors - mean)
    matrix = _discriminant(centred, owners)
    optimiser = _Adam(matrix.shape)
    random = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        for block, batch in _batches(scopes, random):
            matrix -= optimiser.step(_gradient(matrix, centred[block], owners[block], batch))
    return Projection(mean, matrix)


def _discriminant(centred: Floats, owners: NDArray[np.int32]) -> Floats:
    """Return where the descent begins: the directions in which passages differ most beside how their questions do."""
    _, own, counts = np.unique(owners, return_inverse=True, return_counts=True)
    means = np.zeros((len(counts), centred.shape[1]))
    np.add.at(means, own, centred)
    within = np.cov((centred - (means / counts[:, None])[own])[counts[own] > 1].T)
    within += SHRINKAGE * np.trace(within) / len(within) * np.eye(len(within))
    whitening = np.linalg.cholesky(np.linalg.inv(within))
    *_, directions = np.linalg.svd(centred @ whitening, full_matrices=False)
    matrix = whitening @ directions[:DIMENSIONS].T
    return np.asarray(matrix * np.sqrt(len(within) / (matrix**2).sum()), np.float32)


def _batches(scopes: Scopes, random: np.random.Generator) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Yield the questions of a scope with the places in it of one batch, all batches in random order."""
    blocks = [np.flatnonzero(scopes == scope) for scope in np.unique(scopes)]
    drawn = [
        (block, batch)
        for block in blocks
        for batch in np.array_split(random.permutation(len(block)), -(-len(block) // BATCH))
    ]
    for place in random.permutation(len(drawn)):
        yield drawn[place]


def _gradient(matrix: Floats, vectors: Floats, owners: NDArray[np.int32], batch: NDArray[np.intp]) -> Floats:
    """Return the gradient of the mean surprise that a question's neighbour is of its own passage."""
    mapped = vectors @ matrix
    lengths = np.linalg.norm(mapped, axis=1, keepdims=True)
    mapped /= lengths
    logits = SHARPNESS * (mapped[batch] @ mapped.T)
    logits[np.arange(len(batch)), batch] = -np.inf
    own = owners[batch, None] == owners
    own[np.arange(len(batch)), batch] = False
    paired = own.any(axis=1)
    if not paired.any():
        return np.zeros_like(matrix)
    chosen = np.exp(logits - logits.max(axis=1, keepdims=True))
    wanted = chosen * own
    chosen /= chosen.sum(axis=1, keepdims=True)
    wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), np.finfo(np.float32).tiny)
    surprise = (chosen - wanted) * (paired[:, None] * SHARPNESS / paired.sum()).astype(np.float32)
    back = surprise.T @ mapped[batch]
    back[batch] += surprise @ mapped
    back -= mapped * (mapped * back).sum(axis=1, keepdims=True)
    return np.asarray(vectors.T @ (back / lengths), np.float32)


class _Adam:
    """Steps of gradient descent, each direction at its own pace."""

    DECAY, DECAY_OF_SQUARES = 0.9, 0.999

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._first, self._second = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        self._steps = 0

    def step(self, gradient: Floats) -> Floats:
        """Return what is to be taken off the parameters."""
        self._steps += 1
        self._first += (1 - self.DECAY) * (gradient - self._first)
        self._second += (1 - self.DECAY_OF_SQUARES) * (gradient**2 - self._second)
        first = self._first / (1 - self.DECAY**self._steps)
        second = self._second / (1 - self.DECAY_OF_SQUARES**self._steps)
        return np.asarray(STEP * first / (np.sqrt(second) + 1e-8), np.float32)


def _unit_length(rows: NDArray[np.floating]) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9), np.float32)
