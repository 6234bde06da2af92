"""Questions inside the sources are told from questions outside them by one direction."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.embedding.base import Matrix
from assistant.index.leaning import LEAST, discriminant

DIMENSION = 16


def around(place: int, count: int, seed: int) -> Matrix:
    """Return ``count`` vectors of length 1 that point near the axis ``place``, float32."""
    vectors = np.random.default_rng(seed).normal(0, 0.15, (count, DIMENSION))
    vectors[:, place] += 1
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def leaning(weights: np.ndarray, vectors: Matrix) -> np.ndarray:
    return np.asarray(vectors @ weights[:-1] + weights[-1])


def test_unseen_questions_lean_to_their_own_side() -> None:
    weights = discriminant(around(0, 60, 1), around(1, 40, 2))
    assert (leaning(weights, around(0, 50, 3)) > 0).mean() > 0.95
    assert (leaning(weights, around(1, 50, 4)) < 0).mean() > 0.95


def test_how_many_questions_a_side_has_does_not_decide() -> None:
    few, many = around(0, 30, 1), around(1, 3_000, 2)
    middle = np.zeros((1, DIMENSION), np.float32)
    middle[0, :2] = 0.5**0.5
    side = abs(leaning(discriminant(few, many), around(0, 50, 3)).mean())
    assert abs(leaning(discriminant(few, many), middle)[0]) < 0.25 * side


def test_more_numbers_than_questions_give_no_fault() -> None:
    wide = np.eye(300, dtype=np.float32)
    weights = discriminant(wide[:25], wide[25:50])
    assert np.isfinite(weights).all()
    assert leaning(weights, wide[:25]).min() > 0 > leaning(weights, wide[25:50]).max()


@pytest.mark.parametrize(("inside", "outside"), [(LEAST - 1, 50), (50, LEAST - 1), (0, 0)])
def test_with_too_few_questions_every_query_leans_neither_way(inside: int, outside: int) -> None:
    weights = discriminant(around(0, inside, 1), around(1, outside, 2))
    assert weights.shape == (DIMENSION + 1,)
    assert leaning(weights, around(0, 5, 3)).tolist() == [0.0] * 5
