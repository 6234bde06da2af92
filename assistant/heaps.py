"""The C library's heaps: few, so that what an index held is used again by the next one."""

from __future__ import annotations

import ctypes
from contextlib import suppress

HEAPS = 2
_M_ARENA_MAX = -8
"""mallopt(3): the number of heaps that glibc makes at most."""


def share_heaps() -> None:
    """Let all threads of this process allocate from HEAPS heaps; to be called before there are threads.

    By default glibc gives each thread its own, up to eight a core, and a heap's freed memory serves no other. A server
    that opens build after build in one thread or another then keeps 1.4 MB of each; with two heaps it stops growing
    after a few (docs/reliability.md). Does nothing where the C library has no such setting.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, HEAPS)
