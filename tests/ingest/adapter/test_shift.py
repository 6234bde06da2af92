from __future__ import annotations

import numpy as np
import pytest

from ingest.adapter.questions import all_questions
from ingest.adapter.shift import Pairs, Scale, shift
from tests.ingest.adapter.making import a_section

SECTIONS = [a_section(f"{n}a", f"{n}b", f"{n}c") for n in range(60)]
TEXTS = all_questions(SECTIONS)


def spread(noise: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Vectors of the questions: one place a section, the questions about it, all of them leaning one way."""
    random = np.random.default_rng(3)
    places = np.repeat(random.normal(size=(60, 16)), 3, axis=0)
    return np.asarray(places + noise * random.normal(size=(180, 16)) + 0.5, dtype=np.float32)


@pytest.fixture
def pairs() -> Pairs:
    return Pairs(SECTIONS, TEXTS, np.random.default_rng(3))


def test_paraphrases_are_of_one_section_and_others_are_not(pairs: Pairs) -> None:
    own = np.repeat(np.eye(60, dtype=np.float32), 3, axis=0)
    assert pairs.scale(own) == Scale(paraphrases=1.0, others=0.0)


def test_vectors_need_not_be_of_unit_length(pairs: Pairs) -> None:
    assert pairs.scale(5 * spread(0.4)).gap == pytest.approx(pairs.scale(spread(0.4)).gap, abs=1e-5)


def test_the_shift_brings_paraphrases_as_near_as_they_were(pairs: Pairs) -> None:
    moved = shift(spread(0.4), pairs, Scale(paraphrases=0.95, others=0.85))
    assert pairs.scale(spread(0.4)).paraphrases < 0.9
    assert pairs.scale(spread(0.4) + moved).paraphrases == pytest.approx(0.95, abs=1e-4)


def test_the_shift_points_where_all_vectors_lean(pairs: Pairs) -> None:
    moved = shift(spread(0.4), pairs, Scale(0.95, 0.85))
    assert moved @ np.ones(16) / (np.linalg.norm(moved) * 4) > 0.95


def test_a_model_that_was_not_spread_out_is_left_as_it_is(pairs: Pairs) -> None:
    assert not shift(spread(0.4), pairs, Scale(0.5, 0.0)).any()


def test_sections_alone_in_their_jurisdiction_have_no_others() -> None:
    alone = [*SECTIONS, a_section("Hva?", "Hvordan?", jurisdiction=None)]
    own = np.repeat(np.eye(61, dtype=np.float32), [3] * 60 + [2], axis=0)
    assert Pairs(alone, all_questions(alone), np.random.default_rng(3)).scale(own) == Scale(1.0, 0.0)
