"""Dividing a row of things into runs of about equal size."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

_T = TypeVar("_T")


def balanced(things: Sequence[_T], sizes: Sequence[int], most: int) -> list[list[_T]]:
    """Divide ``things`` in order into runs of at most ``most``: as few as possible, then as even as possible.

    A thing larger than ``most`` is a run of its own. The even cut is the smallest limit that needs no more runs.
    """
    if things and sum(sizes) <= most:
        return [list(things)]
    fewest = len(_starts(sizes, most))
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        if len(_starts(sizes, middle)) > fewest:
            low = middle + 1
        else:
            high = middle
    starts = _starts(sizes, low)
    return [list(things[start:end]) for start, end in pairwise([*starts, len(things)])]


def _starts(sizes: Sequence[int], limit: int) -> list[int]:
    """Return where a greedy pass begins a new run."""
    starts: list[int] = []
    held = 0
    for at, size in enumerate(sizes):
        if not starts or held + size > limit:
            starts.append(at)
            held = 0
        held += size
    return starts
