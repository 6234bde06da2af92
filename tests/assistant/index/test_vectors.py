from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.index.vectors import Vectors, VectorsWriter
from tests.assistant.index.samples import DIMENSION, vector_of

MATRICES = [np.stack([vector_of(f"{i} {j}") for j in range(3)]) for i in range(20)]


@pytest.fixture
def vectors(tmp_path: Path) -> Vectors:
    writer = VectorsWriter(tmp_path / "vectors")
    writer.add(MATRICES[:5])
    writer.add(MATRICES[5:])
    writer.close()
    return Vectors(tmp_path / "vectors", DIMENSION)


def test_all_rows_are_there(vectors: Vectors) -> None:
    assert len(vectors) == 60


def test_cosines_are_exact_to_four_digits(vectors: Vectors) -> None:
    rows, query = np.array([0, 7, 59]), vector_of("7 1")
    expected = np.concatenate(MATRICES)[rows] @ query
    assert vectors.cosines(rows, query) == pytest.approx(expected, abs=1e-4)


def test_a_row_comes_back_as_it_was(vectors: Vectors) -> None:
    assert vectors.read(np.array([4]))[0] == pytest.approx(MATRICES[1][1], abs=2e-5)


def test_a_component_of_one_survives(tmp_path: Path) -> None:
    writer = VectorsWriter(tmp_path / "vectors")
    writer.add([np.array([[1.0000001, 0.0], [-1.0, 0.0]], np.float32)])
    writer.close()
    assert Vectors(tmp_path / "vectors", 2).read(np.array([0, 1])).tolist() == [[1.0, 0.0], [-1.0, 0.0]]


def test_a_file_cut_short_is_refused(tmp_path: Path, vectors: Vectors) -> None:
    path = tmp_path / "vectors"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(ValueError, match="reshape"):
        Vectors(path, DIMENSION)
