from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.fusion import (
    ASKED_FROM,
    ASKED_OFFSET,
    ASKED_WEIGHT,
    DENSE_WEIGHT,
    KINSHIP_FROM,
    KINSHIP_WEIGHT,
    fuse,
)

COSINES = st.floats(-1, 1, width=32)


def fused(dense: float, best_unit: float, asked: float = -1.0, kinship: float = -1.0, lexical: float = 0.0) -> float:
    columns = [np.array([value], np.float32) for value in (dense, best_unit, asked, kinship, lexical)]
    return float(fuse(*columns)[0])


def test_a_passage_and_its_best_unit_count_alike() -> None:
    assert fused(0.8, 0.6) == pytest.approx(DENSE_WEIGHT * 0.7)
    assert fused(0.6, 0.8) == pytest.approx(fused(0.8, 0.6))


def test_words_are_added_as_they_are() -> None:
    assert fused(0.5, 0.5, lexical=0.9) - fused(0.5, 0.5) == pytest.approx(0.9, abs=1e-6)


def test_an_asked_question_stands_for_the_best_unit_only_where_it_is_clearly_nearer() -> None:
    assert fused(0.5, 0.7, asked=0.7 + ASKED_OFFSET / 2) == fused(0.5, 0.7)
    assert fused(0.5, 0.7, asked=0.8) == pytest.approx(DENSE_WEIGHT * (0.5 + 0.8 - ASKED_OFFSET) / 2)


def test_a_question_that_is_nearly_the_same_gains_more() -> None:
    gained = fused(0.5, 0.95, asked=ASKED_FROM + 0.1) - fused(0.5, 0.95, asked=ASKED_FROM)
    assert gained == pytest.approx(ASKED_WEIGHT * 0.1, abs=1e-5)
    assert fused(0.5, 0.95, asked=ASKED_FROM) == fused(0.5, 0.95)


def test_kinship_gains_only_above_chance() -> None:
    assert fused(0.5, 0.5, kinship=KINSHIP_FROM) == fused(0.5, 0.5)
    gained = fused(0.5, 0.5, kinship=KINSHIP_FROM + 0.2) - fused(0.5, 0.5)
    assert gained == pytest.approx(KINSHIP_WEIGHT * 0.2, abs=1e-5)


def test_each_candidate_has_a_score_of_its_own_and_none_has_none() -> None:
    columns = [np.array([0.2, 0.9], np.float32)] * 5
    scores = fuse(*columns)
    assert scores.dtype == np.float32
    assert scores.shape == (2,)
    assert scores[0] < scores[1]
    assert fuse(*[np.array([], np.float32)] * 5).shape == (0,)


@given(COSINES, COSINES, COSINES, COSINES, st.floats(0, 1, width=32), st.integers(0, 4), st.floats(0, 0.5, width=32))
def test_more_of_any_evidence_never_lowers_the_score(
    dense: float, best: float, asked: float, kinship: float, lexical: float, which: int, more: float
) -> None:
    before = [dense, best, asked, kinship, lexical]
    after = before.copy()
    after[which] += more
    assert fused(*after) >= fused(*before) - 1e-5
