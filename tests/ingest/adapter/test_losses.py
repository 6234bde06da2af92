from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra adapter (torch) is not installed")

from ingest.adapter.losses import of_passages, of_questions  # noqa: E402

NONE = np.zeros((2, 2), dtype=bool)
ALL = np.ones((2, 2), dtype=bool)
NORTH, EAST = [1.0, 0.0], [0.0, 1.0]


def rows(*vectors: list[float]) -> torch.Tensor:
    return torch.tensor(vectors)


def test_passages_at_their_questions_cost_nothing_and_exchanged_ones_much() -> None:
    questions = rows(NORTH, EAST)
    assert float(of_passages(questions, rows(NORTH, EAST), NONE)) == pytest.approx(0, abs=1e-6)
    assert float(of_passages(questions, rows(EAST, NORTH), NONE)) == pytest.approx(50)


def test_texts_that_cannot_be_told_apart_cost_the_logarithm_of_their_number() -> None:
    same = rows(NORTH, NORTH)
    assert float(of_passages(same, same, NONE)) == pytest.approx(np.log(2), abs=1e-5)


def test_what_asks_for_the_same_is_no_negative() -> None:
    same = rows(NORTH, NORTH)
    assert float(of_passages(same, same, ALL)) == pytest.approx(0, abs=1e-6)
    assert float(of_questions(same, same, rows(EAST), ALL, ALL)) == pytest.approx(0, abs=1e-6)


def test_questions_of_other_pairs_and_from_elsewhere_are_negatives() -> None:
    same = rows(NORTH, NORTH)
    # Against two of the other pairs' and one from elsewhere: four that look alike; backwards two.
    expected = (np.log(4) + np.log(2)) / 2
    assert float(of_questions(same, same, rows(NORTH), NONE, NONE)) == pytest.approx(expected, abs=1e-5)


def test_a_corpus_without_questions_from_elsewhere_learns_all_the_same() -> None:
    pairs = rows(NORTH, EAST)
    loss = of_questions(pairs, pairs, torch.empty(0, 2), NONE, NONE)
    assert float(loss) == pytest.approx(0, abs=1e-6)
