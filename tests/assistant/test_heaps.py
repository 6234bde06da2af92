"""Counted by glibc itself, in processes of their own: the setting holds for a whole process."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.heaps import HEAPS

COUNT = """
import ctypes, sys, threading
if sys.argv[2] == "shared":
    from assistant.heaps import share_heaps
    share_heaps()
held, all_hold = [], threading.Barrier(9)
def hold():
    held.append([bytearray(20_000) for _ in range(50)])
    all_hold.wait()
    all_hold.wait()
threads = [threading.Thread(target=hold) for _ in range(8)]
for thread in threads: thread.start()
all_hold.wait()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
all_hold.wait()
for thread in threads: thread.join()
"""


def heaps(folder: Path, how: str) -> int:
    """How many heaps a process has in which eight threads hold memory."""
    told = folder / f"{how}.xml"
    subprocess.run([sys.executable, "-c", COUNT, str(told), how], check=True, timeout=60)
    return told.read_text(encoding="utf-8").count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc counts its heaps")
def test_threads_share_their_heaps(tmp_path: Path) -> None:
    assert heaps(tmp_path, "apart") > HEAPS
    assert heaps(tmp_path, "shared") <= HEAPS
