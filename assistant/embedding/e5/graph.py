"""Writes multilingual-e5-small as an ONNX graph with 8-bit weights for onnxruntime on a CPU.

Written straight in onnxruntime's fused operators ("com.microsoft"), so that loading needs no optimisation:
the 4-bit word table is read as it is, the matrices are requantised to 8 bits with one scale per output channel and
multiplied with activations that are quantised per tensor at run time (DynamicQuantizeMatMul), everything else is
float32. The graph takes one text at a time: on one thread a batch is not faster, padding would cost, and a text's
vectors then do not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper

from assistant.embedding.e5.files import INPUT, OUTPUT
from assistant.embedding.e5.tensor_file import TensorFile
from assistant.embedding.e5.weights import BLOCK, Weights

_FUSED = "com.microsoft"
_TABLE_ROWS = 8192
"""Rows of the word table converted at a time."""


def write_graph(weights: Weights, path: Path) -> None:
    """Write the model as ``path`` with its tensors in a data file beside it."""
    with TensorFile(path.with_suffix(".data")) as tensors:
        onnx.save(_Graph(weights, tensors).build(), path)


class _Graph:
    def __init__(self, weights: Weights, tensors: TensorFile) -> None:
        self._weights = weights
        self._sizes = weights.architecture
        self._tensors = tensors
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def build(self) -> onnx.ModelProto:
        hidden = self._embedded()
        for layer in range(self._sizes.layers):
            hidden = self._layer(hidden, f"l{layer}.")
        self._nodes.append(helper.make_node("Identity", [hidden], [OUTPUT]))
        graph = helper.make_graph(
            self._nodes,
            "multilingual-e5-small",
            [helper.make_tensor_value_info(INPUT, onnx.TensorProto.INT64, [1, "tokens"])],
            [helper.make_tensor_value_info(OUTPUT, onnx.TensorProto.FLOAT, [1, "tokens", self._sizes.hidden])],
            self._constants,
        )
        versions = [helper.make_opsetid("", 18), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=10)

    def _embedded(self) -> str:
        """Word and position vectors, added and normalised."""
        table, scales = self._word_table()
        words = self._node(
            "GatherBlockQuantized",
            [table, INPUT, scales],
            domain=_FUSED,
            bits=4,
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )
        words = self._node("Cast", [words], to=onnx.TensorProto.FLOAT)
        # The model has one sentence type only, so its vector is added to the positions once and for all.
        kinds = self._weights.vector("emb.type")[: self._sizes.hidden]
        positions = self._weights.vector("emb.pos").reshape(-1, self._sizes.hidden) + kinds
        length = self._node("Shape", [INPUT], start=1, end=2)
        used = self._node("Slice", [self._constant("positions", positions), self._constant("zero", np.array([0])), length])
        total = self._node("Add", [words, used])
        return self._node(
            "LayerNormalization",
            [total, *self._vectors("emb.ln.w", "emb.ln.b")],
            axis=-1,
            epsilon=self._sizes.epsilon,
        )

    def _word_table(self) -> tuple[str, str]:
        per_row = self._sizes.hidden // BLOCK
        scales, parts = [], []
        for first in range(0, self._sizes.words, _TABLE_ROWS):
            last = min(first + _TABLE_ROWS, self._sizes.words)
            some, nibbles = self._weights.blocks("emb.word", first * per_row, last * per_row)
            scales.append(some.reshape(-1, per_row))
            parts.append(_packed(nibbles).reshape(last - first, -1))
        self._constants.append(self._tensors.add("words", *parts))
        self._constants.append(self._tensors.add("words.scales", *scales))
        return "words", "words.scales"

    def _layer(self, hidden: str, name: str) -> str:
        """One block of attention and feed-forward, each followed by a normalisation (post-norm, as in BERT)."""
        joined = self._linear(hidden, [name + "q", name + "k", name + "v"], bias=True)
        queries, keys, values = self._split(joined, 3)
        attended = self._node(
            "MultiHeadAttention", [queries, keys, values], domain=_FUSED, num_heads=self._sizes.heads
        )
        hidden = self._added(self._linear(attended, [name + "ao"]), hidden, name + "aln", name + "ao.b")
        inner = self._linear(hidden, [name + "fi"])
        inner = self._node("BiasGelu", [inner, *self._vectors(name + "fi.b")], domain=_FUSED)
        return self._added(self._linear(inner, [name + "fo"]), hidden, name + "oln", name + "fo.b")

    def _linear(self, hidden: str, names: Sequence[str], bias: bool = False) -> str:
        """Multiply with one matrix, or with several side by side."""
        columns = self._sizes.feed_forward if names[0].endswith("fo") else self._sizes.hidden
        matrix = np.concatenate([self._weights.matrix(name + ".w", columns) for name in names])
        scales = np.abs(matrix).max(axis=1) / 127
        quantised = np.rint(matrix / scales[:, None]).astype(np.int8)
        key = names[0] if len(names) == 1 else names[0] + "kv"
        inputs = [hidden, self._constant(key + ".w", quantised.T), self._constant(key + ".s", scales), ""]
        if bias:
            inputs.append(self._constant(key + ".b", np.concatenate([self._weights.vector(n + ".b") for n in names])))
        return self._node("DynamicQuantizeMatMul", inputs, domain=_FUSED)

    def _added(self, new: str, old: str, normalisation: str, bias: str) -> str:
        """Add the residual and normalise."""
        gamma, beta, added = self._vectors(normalisation + ".w", normalisation + ".b", bias)
        return self._node(
            "SkipLayerNormalization", [new, old, gamma, beta, added], domain=_FUSED, epsilon=self._sizes.epsilon
        )

    def _vectors(self, *names: str) -> list[str]:
        return [self._constant(name, self._weights.vector(name)) for name in names]

    def _constant(self, name: str, values: NDArray[Any]) -> str:
        self._constants.append(self._tensors.add(name, values))
        return name

    def _node(self, operator: str, inputs: Sequence[str], **attributes: Any) -> str:
        output = f"{operator}.{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def _split(self, joined: str, parts: int) -> list[str]:
        outputs = [f"{joined}.{part}" for part in range(parts)]
        self._nodes.append(helper.make_node("Split", [joined], outputs, axis=-1, num_outputs=parts))
        return outputs


def _packed(nibbles: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Put neighbours into one byte, the first in the low half: the order of onnxruntime's 4-bit tensors."""
    return nibbles[:, 0::2] | (nibbles[:, 1::2] << 4)
