"""How large the numbers inside the model get, channel by channel: needed to divide 8 bits well.

The model is run in float64 with numpy over a few sentences. That takes half a second, once, and saves shipping a table
of magic numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.e5.weights import Weights

_Array = NDArray[np.float32]
_State = NDArray[np.float64]

BITS = 12
"""Of a range that are kept. With the sums in float64, the ranges then do not depend on how many threads add them up."""


@dataclass(frozen=True, slots=True)
class Ranges:
    """The largest magnitude seen in each channel of one layer."""

    attention: _Array
    """What the layer reads: the input of queries, keys and values; shape (hidden,)."""
    feed_forward: _Array
    """The input of the feed-forward network; shape (hidden,)."""
    inner: _Array
    """What its first half hands to its second; shape (feed_forward,)."""


def calibrate(weights: Weights, texts: Sequence[NDArray[np.int64]]) -> list[Ranges]:
    """Run token ids (each of shape (tokens,)) through the model and return the ranges of every layer."""
    state = np.concatenate([_embedded(weights, ids) for ids in texts])
    ends = np.cumsum([len(ids) for ids in texts])[:-1]
    ranges = []
    for number in range(weights.architecture.layers):
        layer = _Layer(weights, f"l{number}.")
        attended = layer.attend(state, ends)
        inner = layer.widen(attended)
        ranges.append(Ranges(_largest(state), _largest(attended), _largest(inner)))
        state = layer.narrow(inner, attended)
    return ranges


class _Layer:
    def __init__(self, weights: Weights, name: str) -> None:
        self._heads = weights.architecture.heads
        self._epsilon = weights.architecture.epsilon
        hidden, wide = weights.architecture.hidden, weights.architecture.feed_forward
        columns = {"q": hidden, "k": hidden, "v": hidden, "ao": hidden, "fi": hidden, "fo": wide}
        self._matrix = {key: weights.matrix(f"{name}{key}.w", size).T for key, size in columns.items()}
        self._bias = {key: weights.vector(f"{name}{key}.b") for key in (*columns, "aln", "oln")}
        self._gain = {key: weights.vector(f"{name}{key}.w") for key in ("aln", "oln")}

    def attend(self, state: _State, ends: NDArray[np.int64]) -> _State:
        """Return the state after attention; the texts lie one after the other and end at ``ends``."""
        projected = (np.split(self._linear(state, key), ends) for key in "qkv")
        mixed = np.concatenate([self._mixed(*parts) for parts in zip(*projected, strict=True)])
        return self._normalised(self._linear(mixed, "ao") + state, "aln")

    def _mixed(self, *parts: _State) -> _State:
        """Attention within one text, all heads."""
        queries, keys, values = (part.reshape(len(part), self._heads, -1).transpose(1, 0, 2) for part in parts)
        scores = queries @ keys.transpose(0, 2, 1) / np.sqrt(queries.shape[-1])
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = shares / shares.sum(axis=-1, keepdims=True) @ values
        return np.asarray(mixed.transpose(1, 0, 2).reshape(parts[0].shape))

    def widen(self, state: _State) -> _State:
        wide = self._linear(state, "fi")
        # The tanh form of GELU: numpy has no erf, and only the size matters here.
        inner = np.tanh(np.sqrt(2 / np.pi) * (wide + 0.044715 * wide * wide * wide))
        return np.asarray(wide * (1 + inner) / 2)

    def narrow(self, wide: _State, state: _State) -> _State:
        return self._normalised(self._linear(wide, "fo") + state, "oln")

    def _linear(self, state: _State, key: str) -> _State:
        return state @ self._matrix[key] + self._bias[key]

    def _normalised(self, state: _State, key: str) -> _State:
        return _normalised(state, self._gain[key], self._bias[key], self._epsilon)


def _embedded(weights: Weights, ids: NDArray[np.int64]) -> _State:
    size = weights.architecture.hidden
    words = np.concatenate([weights.rows("emb.word", size, int(number), int(number) + 1) for number in ids])
    positions = weights.vector("emb.pos").reshape(-1, size)[: len(ids)]
    state = words + positions + weights.vector("emb.type")[:size]
    gain, bias = weights.vector("emb.ln.w"), weights.vector("emb.ln.b")
    return _normalised(state.astype(np.float64), gain, bias, weights.architecture.epsilon)


def _normalised(state: _State, gain: _Array, bias: _Array, epsilon: float) -> _State:
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + epsilon)
    return np.asarray(centred / spread * gain + bias)


def _largest(state: _State) -> _Array:
    fraction, exponent = np.frexp(np.abs(state).max(axis=0))
    return np.asarray(np.ldexp(np.round(fraction * 2**BITS) / 2**BITS, exponent), dtype=np.float32)
