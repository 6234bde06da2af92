"""The folder other libraries load must hold the same model as the one Lotsen runs."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from assistant.embedding.e5.weights import Weights, bundled_file
from evals.bench.baseline.model_folder import write_model_folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model_folder(tmp_path_factory.mktemp("model"))


def test_the_tensors_fill_the_file_without_gaps(folder: Path) -> None:
    path = folder / "model.safetensors"
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
    del header["__metadata__"]
    ends = [0]
    for tensor in header.values():
        start, end = tensor["data_offsets"]
        assert start == ends[-1]
        assert end - start == 4 * int(np.prod(tensor["shape"]))
        ends.append(end)
    assert path.stat().st_size == 8 + length + ends[-1]
    assert len(header) == 5 + 12 * 16


def test_a_tensor_is_read_back_as_it_was_written(folder: Path) -> None:
    name = "encoder.layer.3.output.dense.weight"
    with (folder / "model.safetensors").open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        tensor = json.loads(file.read(length))[name]
        file.seek(8 + length + tensor["data_offsets"][0])
        values = np.frombuffer(file.read(4 * 384 * 1536), "<f4").reshape(384, 1536)
    assert tensor["shape"] == [384, 1536]
    np.testing.assert_array_equal(values, Weights.open(bundled_file()).matrix("l3.fo.w", 1536))


def test_its_tokenizer_gives_the_tokens_lotsen_counts(folder: Path) -> None:
    from tokenizers import Tokenizer

    from assistant.embedding.bundled import BundledEmbedder

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    embedder = BundledEmbedder.open(folder)
    for text in ("Hur lång är avtalstiden?", "Hvor mye  teller prisen – og «hva» da?", "När får § 5 användas?"):
        encoded = tokenizer.encode(text)
        assert (encoded.ids[0], encoded.ids[-1]) == (0, 2)
        assert len(encoded.ids) - 2 == embedder.count_tokens(text)


def test_a_folder_that_is_there_is_left_alone(folder: Path) -> None:
    before = (folder / "model.safetensors").stat().st_mtime_ns
    assert write_model_folder(folder) == folder
    assert (folder / "model.safetensors").stat().st_mtime_ns == before
