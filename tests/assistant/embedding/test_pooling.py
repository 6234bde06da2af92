from __future__ import annotations

import numpy as np

from assistant.domain import Span
from assistant.embedding.pooling import mean_vector, span_matrix, unit_rows

# A start mark, three tokens ("ab", "cd", " ef"), an end mark.
HIDDEN = np.array([[9, 0, 0], [1, 0, 0], [0, 2, 0], [0, 0, 4], [0, 9, 0]], dtype=np.float32)
ENDS = np.array([1, 3, 6])


def rows(*spans: Span) -> np.ndarray:
    return span_matrix(HIDDEN, ENDS, first_token=1, spans=spans)


def test_the_mean_of_all_tokens_is_the_first_row() -> None:
    expected = HIDDEN.mean(axis=0)
    np.testing.assert_allclose(rows()[0], expected / np.linalg.norm(expected), rtol=1e-6)


def test_a_span_is_the_mean_of_its_own_tokens() -> None:
    matrix = rows(Span(0, 2), Span(2, 7), Span(5, 7))
    np.testing.assert_allclose(matrix[1], [1, 0, 0])
    np.testing.assert_allclose(matrix[2], np.array([0, 1, 2]) / np.sqrt(5), rtol=1e-6)
    np.testing.assert_allclose(matrix[3], [0, 0, 1])


def test_a_token_belongs_to_the_span_of_its_last_character() -> None:
    matrix = rows(Span(0, 3), Span(3, 7))
    np.testing.assert_allclose(matrix[1], [1, 0, 0])
    np.testing.assert_allclose(matrix[2], np.array([0, 1, 2]) / np.sqrt(5), rtol=1e-6)


def test_a_span_without_tokens_gets_the_vector_of_the_whole() -> None:
    matrix = rows(Span(4, 4), Span(50, 60))
    np.testing.assert_array_equal(matrix[1], matrix[0])
    np.testing.assert_array_equal(matrix[2], matrix[0])


def test_rows_are_made_as_long_as_one_and_zeros_stay_zeros() -> None:
    np.testing.assert_allclose(unit_rows(np.array([[3, 4], [0, 0]], dtype=np.float32)), [[0.6, 0.8], [0, 0]], rtol=1e-6)
    assert mean_vector(np.zeros((2, 3), dtype=np.float32)).tolist() == [0, 0, 0]
