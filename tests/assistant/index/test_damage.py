from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import IndexDamaged, IndexMismatch, IndexUnusable
from assistant.index import Index
from assistant.index.manifest import FORMAT, read_manifest
from tests.assistant.index.samples import FOUR, MODEL, publish

FILES = (
    "catalogue.sqlite",
    "vectors.i16",
    "passages.npy",
    "lexical/terms.npy",
    "lexical/starts.npy",
    "lexical/passages.npy",
    "lexical/weights.npy",
    "manifest.json",
)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def remove(path: Path) -> None:
    path.unlink()


def flip_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [cut_short, empty, remove, flip_a_bit])
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_whole_is_noticed_on_opening(root: Path, name: str, damage: Callable[[Path], None]) -> None:
    damage(publish(root, FOUR) / name)
    with pytest.raises(IndexDamaged, match="lotsen build"):
        Index.open(root, MODEL)


def test_vector_files_that_would_crash_the_interpreter_are_noticed_on_opening(root: Path) -> None:
    folder = publish(root, FOUR)
    files = sorted((folder / "chroma").glob("*/*.bin"))
    assert len(files) >= 4
    for path in files:
        whole = path.read_bytes()
        path.write_bytes(bytes(byte ^ 0x55 for byte in whole) + b"x")
        with pytest.raises(IndexDamaged, match=path.name):
            Index.open(root, MODEL)
        path.write_bytes(whole)
    Index.open(root, MODEL).close()


def test_vectors_that_are_gone_are_noticed_on_opening(root: Path) -> None:
    folder = publish(root, FOUR)
    (folder / "chroma" / "chroma.sqlite3").unlink()
    with pytest.raises(IndexDamaged):
        Index.open(root, MODEL)


def test_another_format_is_named_as_such(root: Path) -> None:
    path = publish(root, FOUR) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": FORMAT + 1}))
    with pytest.raises(IndexMismatch, match=f"format {FORMAT + 1}"):
        Index.open(root, MODEL)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": 1}', '"format"', "\xff"])
def test_a_manifest_that_says_nothing_is_damage(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="latin-1")
    with pytest.raises(IndexUnusable, match="lotsen build"):
        read_manifest(tmp_path)
