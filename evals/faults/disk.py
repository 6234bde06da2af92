"""A small disk that can be filled and made read-only, where this machine lets us mount one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEGABYTES = 8


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a disk of MEGABYTES at ``folder`` until the block ends; gives False where that is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    mounted = _mount("-t", "tmpfs", "-o", f"size={MEGABYTES}m", "lotsen-faults", str(folder))
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Leave no free byte on the disk of ``folder``."""
    with (folder / "filler").open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 9, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue


def make_read_only(folder: Path) -> None:
    """Mount the disk at ``folder`` read-only. Raises RuntimeError where that is not allowed."""
    if not _mount("-o", "remount,ro", str(folder)):
        raise RuntimeError(f"{folder} cannot be mounted read-only.")


def _mount(*words: str) -> bool:
    if os.name != "posix" or os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0
