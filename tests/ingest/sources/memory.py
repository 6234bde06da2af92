"""How much memory a piece of work takes at its peak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_RESET = Path("/proc/self/clear_refs")
_STATUS = Path("/proc/self/status")


@contextmanager
def at_most(megabytes: float) -> Iterator[None]:
    """Fail if the process grows by more than ``megabytes`` at any moment inside the context (Linux)."""
    try:
        _RESET.write_text("5")  # the peak so far is forgotten, see proc(5)
    except OSError:
        pytest.skip("the peak of memory can be measured on Linux only")
    before = _megabytes("VmRSS")
    try:
        yield
    finally:
        grown = _megabytes("VmHWM") - before
    assert grown <= megabytes, f"grew by {grown:.0f} MB"


def _megabytes(name: str) -> float:
    found = re.search(rf"{name}:\s+(\d+) kB", _STATUS.read_text())
    assert found is not None
    return int(found[1]) / 1024
