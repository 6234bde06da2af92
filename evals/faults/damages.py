"""Ways in which a published build can be damaged, each done to a copy of a good one."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.index.durable import write_durably
from assistant.index.layout import BUILDS, CATALOGUE, CHROMA, CURRENT, LEXICAL, MANIFEST, TABLE, VECTORS
from assistant.index.manifest import FORMAT

SQLITE = f"{CHROMA}/chroma.sqlite3"


@dataclass(frozen=True, slots=True)
class Damage:
    """One damage: how it is done to the build folder of a copy, and a word its message must have."""

    name: str
    do: Callable[[Path], None]
    named: str


def publish_damaged(good: Path, root: Path, build_id: str, damage: Damage) -> None:
    """Copy the good build into the index folder ``root`` as ``build_id``, damage the copy and make it current."""
    folder = root / BUILDS / build_id
    shutil.copytree(good, folder)
    damage.do(folder)
    write_durably(root / CURRENT, f"{build_id}\n")


def damages() -> list[Damage]:
    """Return every damage to a build's folder."""
    return [
        Damage("CURRENT names a build that is not there", shutil.rmtree, "names a build that is not there"),
        Damage("half-written build folder (no manifest)", lambda folder: (folder / MANIFEST).unlink(), MANIFEST),
        Damage("truncated manifest", _cut(MANIFEST), MANIFEST),
        Damage("manifest of another format version", _manifest(format=FORMAT + 1), f"format {FORMAT + 1}"),
        Damage("index of another embedding model", _manifest(model_id="another-model-1"), "another-model-1"),
        Damage("vectors of another dimension", _manifest(dimension=17), "damaged"),
        Damage("flipped bytes in the catalogue", _flip(CATALOGUE), CATALOGUE),
        Damage("flipped bytes in the vectors", _flip(VECTORS), VECTORS),
        Damage("flipped bytes in the passage table", _flip(TABLE), TABLE),
        Damage("flipped bytes in the lexical index", _flip(f"{LEXICAL}/weights.npy"), LEXICAL),
        Damage("flipped bytes in Chroma's HNSW file", _flip(f"{CHROMA}/*/data_level0.bin"), "data_level0.bin"),
        Damage("flipped bytes in Chroma's SQLite file", _flip(SQLITE), "build"),
        Damage("truncated vectors", _cut(VECTORS), VECTORS),
        Damage("truncated HNSW file", _cut(f"{CHROMA}/*/data_level0.bin"), "data_level0.bin"),
        Damage("truncated Chroma SQLite file", _cut(SQLITE), "build"),
    ]


def _one(folder: Path, pattern: str) -> Path:
    return sorted(folder.glob(pattern))[0]


def _cut(pattern: str) -> Callable[[Path], None]:
    def cut(folder: Path) -> None:
        path = _one(folder, pattern)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return cut


def _flip(pattern: str) -> Callable[[Path], None]:
    """Alter every hundredth byte: enough that no page of a SQLite file stays whole."""

    def flip(folder: Path) -> None:
        path = _one(folder, pattern)
        content = bytearray(path.read_bytes())
        for place in range(0, len(content), 100):
            content[place] ^= 0x5A
        path.write_bytes(content)

    return flip


def flip_one(path: Path, chance: random.Random) -> None:
    """Alter one byte somewhere in a file."""
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    path.write_bytes(content)


def _manifest(**changes: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / MANIFEST
        path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")

    return change
