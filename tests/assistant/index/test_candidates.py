from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.domain import Language
from assistant.index import Index
from assistant.index.candidates import Candidates
from tests.assistant.index.samples import FOUR, MODEL, SWEDISH, publish, vector_of

SE = SWEDISH.document.jurisdiction


@pytest.fixture
def candidates(tmp_path: Path) -> Candidates:
    (tmp_path / "index").mkdir()
    publish(tmp_path / "index", FOUR)
    index = Index.open(tmp_path / "index", MODEL)
    try:
        return index.candidates(SE, vector_of("marknaden"), "marknaden", Language.sv)
    finally:
        index.close()


def test_candidates_are_in_the_order_of_their_numbers_each_once(candidates: Candidates) -> None:
    assert candidates.numbers.tolist() == sorted(set(candidates.numbers.tolist()))
    assert len(candidates) == len(candidates.numbers)


def test_every_column_has_one_value_a_candidate(candidates: Candidates) -> None:
    for name in ("dense", "best_unit", "asked", "kinship", "lexical"):
        assert getattr(candidates, name).shape == (len(candidates),), name
    assert candidates.starts.shape == (len(candidates) + 1,)
    assert candidates.starts[-1] == len(candidates.cosines)


def test_a_candidates_first_cosine_is_its_own_and_the_rest_those_of_its_units(candidates: Candidates) -> None:
    for place, number in enumerate(candidates.numbers.tolist()):
        passage = FOUR[number]
        units = candidates.unit_dense(place)
        assert len(units) == len(passage.units)
        assert units == pytest.approx(
            [float(vector_of("marknaden") @ vector_of(u)) for u in passage.unit_texts()], abs=1e-3
        )
        assert candidates.dense[place] == pytest.approx(
            float(vector_of("marknaden") @ vector_of(passage.text)), abs=1e-3
        )


def test_the_best_unit_is_the_one_with_the_highest_cosine(candidates: Candidates) -> None:
    for place in range(len(candidates)):
        assert candidates.best_unit[place] == np.float32(max(candidates.unit_dense(place)))


def test_a_passage_nobody_asks_for_has_no_cosine_of_a_question(candidates: Candidates) -> None:
    assert candidates.asked.tolist() == [-1.0] * len(candidates)
    assert candidates.kinship.tolist() == [-1.0] * len(candidates)
