"""The law of a published build, opened without the vectors: a provision needs no search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import IndexDamaged
from assistant.index.catalogue import Catalogue
from assistant.index.layout import CATALOGUE, current_build
from assistant.index.manifest import read_manifest
from assistant.law.annex import Annex


@dataclass(frozen=True, slots=True)
class Library:
    """What ``find_provision`` and ``compare`` read."""

    catalogue: Catalogue
    annex: Annex
    build_id: str


@contextmanager
def library(root: Path) -> Iterator[Library]:
    """Open the current build of the index folder ``root`` until the block ends.

    Raises IndexMissing, IndexDamaged or IndexMismatch, each saying what to do.
    """
    folder = current_build(root)
    build_id = read_manifest(folder).build_id
    try:
        with closing(Catalogue(folder / CATALOGUE)) as catalogue, closing(Annex(folder)) as annex:
            yield Library(catalogue, annex, build_id)
    except sqlite3.Error as error:
        raise IndexDamaged(
            f"The index in {root} cannot be read: {error}. Run `lotsen build` to make it anew."
        ) from error
