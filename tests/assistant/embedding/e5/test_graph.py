from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import pytest

from assistant.embedding.bundled import MODEL_ID, BundledEmbedder
from assistant.embedding.e5.files import DATA, GRAPH, INPUT, OUTPUT
from assistant.embedding.e5.graph import _packed


@pytest.fixture(scope="module")
def model(bundled: BundledEmbedder, model_folder: Path) -> onnx.ModelProto:
    return onnx.load(model_folder / MODEL_ID.replace(":", "-") / GRAPH, load_external_data=False)


def test_it_takes_one_text_and_gives_a_vector_for_every_token(model: onnx.ModelProto) -> None:
    (given,), (returned,) = model.graph.input, model.graph.output
    shapes = [[d.dim_value or d.dim_param for d in v.type.tensor_type.shape.dim] for v in (given, returned)]
    assert [(given.name, shapes[0]), (returned.name, shapes[1])] == [
        (INPUT, [1, "tokens"]),
        (OUTPUT, [1, "tokens", 384]),
    ]


def test_every_large_matrix_is_multiplied_in_eight_bits(model: onnx.ModelProto) -> None:
    operators = Counter(node.op_type for node in model.graph.node)
    assert operators["DynamicQuantizeMatMul"] == 4 * 12
    assert operators["SkipLayerNormalization"] == 0
    sizes = {constant.name: tuple(constant.dims) for constant in model.graph.initializer}
    in_float32 = [name for node in model.graph.node if node.op_type == "MatMul" for name in node.input if name in sizes]
    assert in_float32
    assert all(1 in sizes[name] for name in in_float32)


def test_the_word_table_stays_in_four_bits(model: onnx.ModelProto) -> None:
    sizes = {constant.name: (tuple(constant.dims), constant.data_type) for constant in model.graph.initializer}
    assert sizes["words"] == ((250_037, 192), onnx.TensorProto.UINT8)
    assert sizes["words.scales"] == ((250_037, 12), onnx.TensorProto.FLOAT16)


def test_large_tensors_lie_on_pages_of_the_data_file(model: onnx.ModelProto, model_folder: Path) -> None:
    size = (model_folder / MODEL_ID.replace(":", "-") / DATA).stat().st_size
    outside = [c for c in model.graph.initializer if c.data_location == onnx.TensorProto.EXTERNAL]
    places = [{entry.key: entry.value for entry in constant.external_data} for constant in outside]
    assert len(places) > 100
    assert all(int(place["offset"]) % 4096 == 0 for place in places)
    assert max(int(place["offset"]) + int(place["length"]) for place in places) == size
    assert size < 80_000_000


def test_neighbouring_weights_share_a_byte_low_half_first() -> None:
    assert _packed(np.array([[1, 2, 15, 0]], dtype=np.uint8)).tolist() == [[0x21, 0x0F]]
