"""Sections for the tests of tuning."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Jurisdiction
from ingest.adapter.sections import Section


def a_section(*asked: str, text: str = "Så gör ni.", jurisdiction: Jurisdiction | None = Jurisdiction.SE) -> Section:
    return Section(jurisdiction, asked, (text,))


def unit(*rows: tuple[float, ...]) -> NDArray[np.float32]:
    matrix = np.array(rows, dtype=np.float32)
    return np.asarray(matrix / np.linalg.norm(matrix, axis=1, keepdims=True))
