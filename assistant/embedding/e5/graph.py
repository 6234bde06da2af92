"""Writes multilingual-e5-small as an ONNX graph with 8-bit weights for onnxruntime on a CPU.

Written straight in onnxruntime's own operators ("com.microsoft"), so that loading needs no optimisation: the 4-bit word
table is read as it is; the matrices are requantised to 8 bits with one scale per output and multiplied with activations
that are quantised at run time (DynamicQuantizeMatMul); everything else is float32. Plain Add and LayerNormalization
stand where the fused SkipLayerNormalization would: on a CPU that one is five times slower. The graph takes one text at
a time: on one thread a batch is no faster, padding costs, and so a text's vectors do not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper

from assistant.embedding.e5.calibration import Ranges
from assistant.embedding.e5.files import INPUT, OUTPUT
from assistant.embedding.e5.quantisation import outlier, quantised, smoothing
from assistant.embedding.e5.tensor_file import TensorFile
from assistant.embedding.e5.weights import BLOCK, Weights

_OWN = "com.microsoft"
_TABLE_ROWS = 8192
"""Rows of the word table converted at a time."""

_Array = NDArray[np.float32]


def write_graph(weights: Weights, ranges: Sequence[Ranges], path: Path) -> None:
    """Write the model as ``path``, its tensors in a data file beside it; ``ranges`` has one entry per layer."""
    with TensorFile(path.with_suffix(".data")) as tensors:
        onnx.save(_Graph(weights, ranges, tensors).build(), path)


class _Graph:
    def __init__(self, weights: Weights, ranges: Sequence[Ranges], tensors: TensorFile) -> None:
        self._weights = weights
        self._sizes = weights.architecture
        self._ranges = ranges
        self._tensors = tensors
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def build(self) -> onnx.ModelProto:
        state = self._embedded()
        for number in range(self._sizes.layers):
            attended = self._attention(state, number)
            state = self._feed_forward(attended, number)
        shift = self._constant("shift", self._weights.shift)
        self._nodes.append(helper.make_node("Add", [state, shift], [OUTPUT]))
        graph = helper.make_graph(
            self._nodes,
            "multilingual-e5-small",
            [helper.make_tensor_value_info(INPUT, onnx.TensorProto.INT64, [1, "tokens"])],
            [helper.make_tensor_value_info(OUTPUT, onnx.TensorProto.FLOAT, [1, "tokens", self._sizes.hidden])],
            self._constants,
        )
        versions = [helper.make_opsetid("", 18), helper.make_opsetid(_OWN, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=10)

    def _embedded(self) -> str:
        """Word and position vectors, added and normalised."""
        table, scales = self._word_table()
        sizes = {"bits": 4, "block_size": BLOCK, "gather_axis": 0, "quantize_axis": 1}
        words = self._node("GatherBlockQuantized", [table, INPUT, scales], domain=_OWN, **sizes)
        words = self._node("Cast", [words], to=onnx.TensorProto.FLOAT)
        # The model knows one kind of sentence only, so that kind's vector is added to the positions once and for all.
        kind = self._weights.vector("emb.type")[: self._sizes.hidden]
        positions = self._constant("positions", self._weights.vector("emb.pos").reshape(-1, self._sizes.hidden) + kind)
        length = self._node("Shape", [INPUT], start=1, end=2)
        positions = self._node("Slice", [positions, self._constant("zero", np.array([0])), length])
        return self._normalised(self._node("Add", [words, positions]), "emb.ln")

    def _word_table(self) -> tuple[str, str]:
        per_row = self._sizes.hidden // BLOCK
        scales, parts = [], []
        for first in range(0, self._sizes.words, _TABLE_ROWS):
            last = min(first + _TABLE_ROWS, self._sizes.words)
            some, nibbles = self._weights.blocks("emb.word", first * per_row, last * per_row)
            scales.append(some.reshape(-1, per_row))
            parts.append(_packed(nibbles).reshape(last - first, -1))
        return self._constant("words", np.concatenate(parts)), self._constant("words.scales", np.concatenate(scales))

    def _attention(self, state: str, number: int) -> str:
        name = f"l{number}."
        matrix = np.concatenate([self._matrix(name + part) for part in "qkv"])
        bias = np.concatenate([self._weights.vector(f"{name}{part}.b") for part in "qkv"])
        smooth, matrix = self._smoothed(state, self._ranges[number].attention, matrix, name + "qkv")
        joined = self._linear(smooth, matrix, bias, name + "qkv")
        parts = [f"{joined}.{part}" for part in "qkv"]
        self._nodes.append(helper.make_node("Split", [joined], parts, axis=-1, num_outputs=3))
        mixed = self._node("MultiHeadAttention", parts, domain=_OWN, num_heads=self._sizes.heads)
        new = self._linear(mixed, self._matrix(name + "ao"), self._weights.vector(name + "ao.b"), name + "ao")
        return self._normalised(self._node("Add", [new, state]), name + "aln")

    def _feed_forward(self, state: str, number: int) -> str:
        name = f"l{number}."
        first, first_bias = self._matrix(name + "fi"), self._weights.vector(name + "fi.b")
        second, second_bias = self._matrix(name + "fo"), self._weights.vector(name + "fo.b")
        kept = state
        if (channel := outlier(self._ranges[number].inner)) is not None:
            alone = self._channel(state, first[channel], first_bias[channel], second[:, channel], name + "outlier")
            kept = self._node("Add", [alone, state])
            first[channel], first_bias[channel], second[:, channel] = 0, 0, 0
        smooth, first = self._smoothed(state, self._ranges[number].feed_forward, first, name + "fi")
        inner = self._node("Gelu", [self._linear(smooth, first, first_bias, name + "fi")], domain=_OWN)
        new = self._linear(inner, second, second_bias, name + "fo")
        return self._normalised(self._node("Add", [new, kept]), name + "oln")

    def _channel(self, state: str, reads: _Array, bias: np.float32, writes: _Array, name: str) -> str:
        """One inner channel of the feed-forward network, in float32."""
        inner = self._node("MatMul", [state, self._constant(name + ".in", reads[:, None])])
        inner = self._node("BiasGelu", [inner, self._constant(name + ".b", np.array([bias]))], domain=_OWN)
        return self._node("MatMul", [inner, self._constant(name + ".out", writes[None, :])])

    def _smoothed(self, state: str, ranges: _Array, matrix: _Array, name: str) -> tuple[str, _Array]:
        factors = smoothing(ranges, matrix)
        return self._node("Mul", [state, self._constant(name + ".smooth", 1 / factors)]), matrix * factors

    def _linear(self, state: str, matrix: _Array, bias: _Array, name: str) -> str:
        weights, scales = quantised(matrix)
        constants = [self._constant(name + ".w", weights), self._constant(name + ".scales", scales)]
        no_zero_points = ""
        inputs = [state, *constants, no_zero_points, self._constant(name + ".b", bias)]
        return self._node("DynamicQuantizeMatMul", inputs, domain=_OWN)

    def _normalised(self, state: str, name: str) -> str:
        gain_and_bias = [self._constant(f"{name}.{part}", self._weights.vector(f"{name}.{part}")) for part in "wb"]
        return self._node("LayerNormalization", [state, *gain_and_bias], axis=-1, epsilon=self._sizes.epsilon)

    def _matrix(self, name: str) -> _Array:
        columns = self._sizes.feed_forward if name.endswith("fo") else self._sizes.hidden
        return self._weights.matrix(name + ".w", columns)

    def _constant(self, name: str, values: NDArray[Any]) -> str:
        self._constants.append(self._tensors.add(name, values))
        return name

    def _node(self, operator: str, inputs: Sequence[str], **attributes: Any) -> str:
        output = f"{operator}.{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output


def _packed(nibbles: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Put neighbours into one byte, the first in the low half: the order of onnxruntime's 4-bit tensors."""
    return nibbles[:, 0::2] | (nibbles[:, 1::2] << np.uint8(4))
