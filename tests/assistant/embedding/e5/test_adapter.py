from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.embedding.e5.adapter import FILE, Adapter
from assistant.embedding.e5.weights import Weights, bundled_file
from assistant.errors import EmbeddingError

RANK = 16


def small() -> Adapter:
    up = np.array([[1.0], [0.0]], np.float32)
    down = np.array([[0.0, 2.0, 0.0]], np.float32)
    return Adapter({"l0.q.up": up, "l0.q.down": down, "shift": np.full(2, 0.5, np.float32)})


def test_a_correction_is_added_to_its_matrix() -> None:
    assert small().corrected("l0.q", np.ones((2, 3), np.float32)).tolist() == [[1, 3, 1], [1, 1, 1]]


def test_a_matrix_without_a_correction_stays_as_it_is() -> None:
    matrix = np.ones((2, 3), np.float32)
    assert small().corrected("l0.k", matrix) is matrix


def test_the_shipped_file_corrects_every_matrix_of_every_layer_a_little() -> None:
    weights, tuned = Weights.open(bundled_file()), Weights.open(bundled_file(), Adapter.open())
    sizes = weights.architecture
    for layer in range(sizes.layers):
        for part in ("q", "k", "v", "ao", "fi", "fo"):
            columns = sizes.feed_forward if part == "fo" else sizes.hidden
            name = f"l{layer}.{part}.w"
            before, after = weights.matrix(name, columns), tuned.matrix(name, columns)
            assert 0 < np.linalg.norm(after - before) < 0.5 * np.linalg.norm(before), name


def test_the_shipped_file_is_of_low_rank() -> None:
    with np.load(FILE) as file:
        assert {file[name].shape[0] for name in file if name.endswith(".down")} == {RANK}


def test_the_word_table_is_not_corrected() -> None:
    weights, tuned = Weights.open(bundled_file()), Weights.open(bundled_file(), Adapter.open())
    hidden = weights.architecture.hidden
    assert np.array_equal(weights.rows("emb.word", hidden, 0, 50), tuned.rows("emb.word", hidden, 0, 50))


def test_weights_without_an_adapter_are_not_shifted() -> None:
    assert not Weights.open(bundled_file()).shift.any()
    assert Weights.open(bundled_file(), Adapter.open()).shift.any()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"\x93NUMPY"])
def test_a_damaged_file_is_named(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "adapter.npz"
    path.write_bytes(content)
    with pytest.raises(EmbeddingError, match=r"adapter\.npz cannot be read"):
        Adapter.open(path)


def test_a_file_without_the_shift_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "adapter.npz"
    np.savez(path, other=np.zeros(2))
    with pytest.raises(EmbeddingError, match=r"adapter\.npz cannot be read"):
        Adapter.open(path)
