from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.domain import Jurisdiction
from assistant.errors import IndexDamaged, IndexMismatch
from assistant.index.layout import MANIFEST
from assistant.index.manifest import FORMAT, Canary, Manifest, read_manifest, write_manifest

ONE = Manifest(
    format=FORMAT,
    build_id="b1",
    model_id="word-sums",
    dimension=64,
    documents=2,
    passages=3,
    rows=9,
    scopes={Jurisdiction.SE: 3, Jurisdiction.EU: 1},
    server=False,
    canaries=(Canary(scope=Jurisdiction.SE, number=1, passage_id="a#1", words="Köparen ”väljer”."),),
    files={"catalogue.sqlite": (5, 123), "vectors.i16": (10**9, None)},
    origin="abc",
    created="2026-11-22T10:00:00+00:00",
    seconds=1.5,
)


def altered(folder: Path, **changes: object) -> Path:
    values = json.loads(ONE.model_dump_json()) | changes
    (folder / MANIFEST).write_text(json.dumps(values), encoding="utf-8")
    return folder


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    write_manifest(tmp_path, ONE)
    assert read_manifest(tmp_path) == ONE


def test_it_is_readable_for_a_person_and_ends_with_a_line(tmp_path: Path) -> None:
    write_manifest(tmp_path, ONE)
    text = (tmp_path / MANIFEST).read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert '\n "build_id": "b1",\n' in text
    assert "Köparen ”väljer”." in text


@pytest.mark.parametrize("found", [FORMAT - 1, FORMAT + 1, "4", None])
def test_another_format_is_told_from_damage_and_names_both(tmp_path: Path, found: object) -> None:
    expected = f"has format {found}, this Lotsen reads format {FORMAT}. Run `lotsen build`"
    with pytest.raises(IndexMismatch, match=expected):
        read_manifest(altered(tmp_path, format=found))


def test_a_newer_format_is_told_even_where_the_rest_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(json.dumps({"format": FORMAT + 1, "other": True}))
    with pytest.raises(IndexMismatch):
        read_manifest(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"text"', "{}", '{"build_id": "b1"}'])
def test_what_is_no_manifest_is_damage(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(IndexDamaged, match=r"manifest.json cannot be read. Run `lotsen build` to make the index anew"):
        read_manifest(tmp_path)


def test_a_folder_without_one_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match=r"manifest.json cannot be read"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"passages": "many"},
        {"scopes": {"XX": 1}},
        {"canaries": [{"scope": "SE"}]},
        {"files": {"a": 5}},
        {"unknown": 1},
        {"dimension": None},
    ],
)
def test_a_manifest_with_a_wrong_or_unknown_value_is_incomplete(tmp_path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(IndexDamaged, match=r"manifest.json is incomplete"):
        read_manifest(altered(tmp_path, **changes))
