"""Float32 matrices to 8 bits, such that the model's vectors hardly change.

Activations are quantised at run time with one scale for all channels, so a channel with huge values leaves little for
the others. Two remedies, both exact before rounding:

- *smoothing*: channels with large activations are divided by a factor that their weights are multiplied with
  (Xiao et al. 2023, SmoothQuant, arXiv 2211.10438);
- *outliers*: in half of the layers one inner channel is many times larger than all others; it is left out of the 8-bit
  product and computed in float32 (Dettmers et al. 2022, LLM.int8(), arXiv 2208.07339).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_Array = NDArray[np.float32]

_LARGEST = 90
"""Of 127. A CPU without VNNI adds two 8-bit products in 16 bits; below 91 that does not overflow in this model, and
every CPU computes the same."""

_OUTLIER = 2.0
"""How many times larger than any other a channel must be."""


_TINY = np.float32(1e-3)
"""Keeps a channel that was never used from a factor of zero."""


def quantised(matrix: _Array) -> tuple[NDArray[np.int8], _Array]:
    """Return a matrix of shape (outputs, inputs) as int8, shape (inputs, outputs), and one scale per output."""
    scales = np.abs(matrix).max(axis=1) / np.float32(_LARGEST)
    scales[scales == 0] = 1
    return np.rint(matrix / scales[:, None]).astype(np.int8).T, scales


def smoothing(ranges: _Array, matrix: _Array) -> _Array:
    """Return the factor of each input channel, shape (inputs,): to divide activations by and multiply weights with."""
    weights = np.abs(matrix).max(axis=0)
    factors: _Array = np.sqrt(np.maximum(ranges, _TINY) / np.maximum(weights, _TINY))
    return factors


def outlier(ranges: _Array) -> int | None:
    """Return the channel that dwarfs all others, if there is one."""
    second, first = np.argsort(ranges)[-2:]
    return int(first) if ranges[first] > _OUTLIER * ranges[second] else None
