"""Questions that ask for the same come to lie near each other, whatever else they have in common."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.index import kinship
from assistant.index.kinship import LEAST, Projection, learn

DIMENSION = 160
PASSAGES = 200
A_PASSAGE = 5


def questions(seed: int, passages: int = PASSAGES) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Return questions whose matter is small beside how they are put, and the passage each belongs to.

    What is asked lies in the first 40 directions, the way it is put in the others, with twice the spread.
    """
    random = np.random.default_rng(seed)
    owners = np.repeat(np.arange(passages, dtype=np.int32), A_PASSAGE)
    matter = random.normal(0, 1, (passages, 40))[owners]
    matter += random.normal(0, 0.4, matter.shape)
    manner = random.normal(0, 2, (len(owners), DIMENSION - 40))
    vectors = np.hstack([matter, manner]).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True), owners


def share_beside_their_own(vectors: NDArray[np.float32], owners: NDArray[np.int32]) -> float:
    """Return the share of questions whose nearest neighbour belongs to the same passage."""
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2)
    return float((owners[cosines.argmax(axis=1)] == owners).mean())


@pytest.fixture(scope="module")
def learned() -> Projection:
    vectors, owners = questions(1)
    projection = learn(vectors, owners, np.zeros(len(owners), int))
    assert projection is not None
    return projection


def test_questions_of_passages_it_never_saw_find_their_own_kind(learned: Projection) -> None:
    vectors, owners = questions(2)
    before = share_beside_their_own(vectors, owners)
    assert before < 0.3
    assert share_beside_their_own(learned(vectors), owners) > before + 0.4


def test_projections_have_the_length_one(learned: Projection) -> None:
    projected = learned(questions(3)[0])
    assert projected.shape == (PASSAGES * A_PASSAGE, kinship.DIMENSIONS)
    np.testing.assert_allclose(np.linalg.norm(projected, axis=1), 1, rtol=1e-5)


def test_the_same_questions_teach_the_same() -> None:
    vectors, owners = questions(1, passages=100)
    scopes = np.zeros(len(owners), int)
    one, two = learn(vectors, owners, scopes), learn(vectors, owners, scopes)
    assert one is not None
    assert two is not None
    np.testing.assert_array_equal(one.matrix, two.matrix)


def test_a_question_alone_in_its_scope_or_its_passage_does_no_harm() -> None:
    vectors, owners = questions(1, passages=100)
    owners[-A_PASSAGE:] += np.arange(A_PASSAGE, dtype=np.int32)
    scopes = np.zeros(len(owners), int)
    scopes[0] = 1
    projection = learn(vectors, owners, scopes)
    assert projection is not None
    assert np.isfinite(projection.matrix).all()


def test_the_gradient_is_that_of_the_surprise() -> None:
    vectors, owners = questions(4, passages=6)
    vectors = vectors[:, :12] / np.linalg.norm(vectors[:, :12], axis=1, keepdims=True)
    batch = np.arange(0, 30, 2)
    matrix = np.random.default_rng(5).normal(0, 1, (12, 7)).astype(np.float32)

    def surprise(at: NDArray[np.float64]) -> float:
        mapped = vectors.astype(float) @ at
        mapped /= np.linalg.norm(mapped, axis=1, keepdims=True)
        likely = np.exp(kinship.SHARPNESS * mapped[batch] @ mapped.T)
        likely[np.arange(len(batch)), batch] = 0
        own = (likely * (owners[batch, None] == owners)).sum(axis=1)
        return float(-np.log(own / likely.sum(axis=1)).mean())

    found = kinship._gradient(matrix, vectors, owners, batch)
    for place in [(0, 0), (3, 5), (11, 6)]:
        aside = np.zeros((12, 7))
        aside[place] = 1e-4
        expected = (surprise(matrix + aside) - surprise(matrix - aside)) / 2e-4
        assert found[place] == pytest.approx(expected, rel=2e-2, abs=1e-3)


def test_from_too_few_questions_nothing_is_learned() -> None:
    vectors, owners = questions(1, passages=(LEAST - 1) // A_PASSAGE)
    assert learn(vectors, owners, np.zeros(len(owners), int)) is None


def test_where_every_passage_has_one_question_nothing_is_learned() -> None:
    vectors, _ = questions(1)
    assert learn(vectors, np.arange(len(vectors), dtype=np.int32), np.zeros(len(vectors), int)) is None
