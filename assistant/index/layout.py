"""The index folder: which files there are, and which build is the current one."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.errors import IndexDamaged, IndexMissing

CURRENT = "CURRENT"
BUILDS = "builds"
MANIFEST = "manifest.json"
CATALOGUE = "catalogue.sqlite"
VECTORS = "vectors.i16"
TABLE = "passages.npy"
ASKED = "asked.npz"
LEXICAL = "lexical"
CHROMA = "chroma"

_BUILD_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]*")


def current_build(root: Path) -> Path:
    """Return the folder of the published build below the index folder ``root``.

    Raises IndexMissing when nothing was published there, IndexDamaged when CURRENT names no build.
    """
    pointer = root / CURRENT
    try:
        build_id = pointer.read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise IndexMissing(f"There is no index in {root}. Run `lotsen build` to make one.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"{pointer} cannot be read: {error}. Run `lotsen build` to make the index anew.") from error
    folder = root / BUILDS / build_id
    if not _BUILD_ID.fullmatch(build_id) or not folder.is_dir():
        raise IndexDamaged(f"{pointer} names a build that is not there. Run `lotsen build` to make the index anew.")
    return folder
