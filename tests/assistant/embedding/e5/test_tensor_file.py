from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx

from assistant.embedding.e5.tensor_file import TensorFile


def read_back(tensor: onnx.TensorProto, folder: Path) -> np.ndarray:
    onnx.external_data_helper.load_external_data_for_tensor(tensor, str(folder))
    return onnx.numpy_helper.to_array(tensor)


def test_tensors_come_back_as_they_were_written(tmp_path: Path) -> None:
    large = np.arange(3_000, dtype=np.float32).reshape(30, 100)
    turned = np.arange(5_000, dtype=np.int16).astype(np.int8).reshape(50, 100).T
    with TensorFile(tmp_path / "model.data") as file:
        tensors = [file.add("large", large), file.add("turned", turned)]
    np.testing.assert_array_equal(read_back(tensors[0], tmp_path), large)
    np.testing.assert_array_equal(read_back(tensors[1], tmp_path), turned)


def test_each_begins_on_a_page(tmp_path: Path) -> None:
    with TensorFile(tmp_path / "model.data") as file:
        tensors = [file.add(name, np.zeros(1_000, dtype=np.uint16)) for name in "abc"]
    offsets = [int(entry.value) for tensor in tensors for entry in tensor.external_data if entry.key == "offset"]
    assert offsets == [0, 4096, 8192]


def test_a_small_tensor_stays_in_the_graph(tmp_path: Path) -> None:
    with TensorFile(tmp_path / "model.data") as file:
        small = file.add("small", np.array([1, 2, 3]))
    assert small.data_location == onnx.TensorProto.DEFAULT
    assert onnx.numpy_helper.to_array(small).tolist() == [1, 2, 3]
    assert (tmp_path / "model.data").stat().st_size == 0
