"""Marks of a build's files: what tells that one was cut short or altered, before a library reads it.

Files are read through once when the index opens, at about 5 GB a second. Of very large ones the size will do, except
Chroma's vector files: damaged, they crash the interpreter, and Chroma reads them whole anyway. Chroma's SQLite file
changes whenever it is opened and has no mark.
"""

from __future__ import annotations

import zlib
from functools import partial
from pathlib import Path

from assistant.index.layout import CHROMA, MANIFEST

Marks = dict[str, tuple[int, int | None]]
"""By path below the build's folder: size in bytes, and CRC-32 where the file was read through."""

_UNMARKED = {MANIFEST, f"{CHROMA}/chroma.sqlite3"}
_BLOCK = 1 << 20
_LARGE = 64 << 20


def marks_of(folder: Path) -> Marks:
    """Return the marks of every file of the build in ``folder``."""
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name: _mark(folder, name) for name in sorted(names - _UNMARKED)}


def refuse_altered(folder: Path, marks: Marks) -> None:
    """Raise ValueError naming the first file of the build that is not as ``marks`` say, OSError where one is gone."""
    for name, mark in marks.items():
        if _mark(folder, name) != mark:
            raise ValueError(f"the file {name} is not as it was written")


def _mark(folder: Path, name: str) -> tuple[int, int | None]:
    path = folder / name
    size = path.stat().st_size
    return size, _checksum(path) if size <= _LARGE or name.startswith(f"{CHROMA}/") else None


def _checksum(path: Path) -> int:
    value = 0
    with path.open("rb") as file:
        for block in iter(partial(file.read, _BLOCK), b""):
            value = zlib.crc32(block, value)
    return value
