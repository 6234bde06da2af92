"""Writes the correction into the file that Lotsen's bundled embedder reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.base import Vector

SHIFT = "shift"
"""Name of the vector that is added to the bias of the last layer norm."""


def write_adapter(correction: Mapping[str, NDArray[np.float32]], scale: float, shift: Vector, path: Path) -> None:
    """Write the correction as float16, its scale folded into the matrices called "….up", and the shift as float32."""
    halves = {
        name: (values * scale if name.endswith(".up") else values).astype(np.float16)
        for name, values in sorted(correction.items())
    }
    with path.open("wb") as file:
        np.savez(file, **halves, **{SHIFT: shift.astype(np.float32)})  # type: ignore[arg-type]  # numpy's stub
