from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import IndexDamaged, IndexMissing
from assistant.index.layout import BUILDS, CURRENT, current_build


def published(root: Path, pointer: str, build: str = "b1") -> Path:
    (root / BUILDS / build).mkdir(parents=True)
    (root / CURRENT).write_text(pointer, encoding="utf-8")
    return root


@pytest.mark.parametrize("pointer", ["b1", "b1\n", "  b1 \n\n"])
def test_current_names_the_build_whatever_surrounds_the_name(tmp_path: Path, pointer: str) -> None:
    assert current_build(published(tmp_path, pointer)) == tmp_path / BUILDS / "b1"


def test_a_folder_in_which_nothing_was_published_says_how_to_make_an_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match=r"There is no index in .* Run `lotsen build` to make one"):
        current_build(tmp_path)
    with pytest.raises(IndexMissing, match="There is no index in "):
        current_build(tmp_path / "absent")


def test_a_file_in_place_of_the_folder_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("x")
    with pytest.raises(IndexMissing):
        current_build(tmp_path / "index")


@pytest.mark.parametrize(
    "pointer", ["", "b2", ".", "..", "../builds/b1", "b1/", "/etc", "b1\nb2", "-b1", "b1 b1", "b1\0"]
)
def test_a_pointer_to_no_build_is_damage_and_leads_nowhere_else(tmp_path: Path, pointer: str) -> None:
    with pytest.raises(IndexDamaged, match=r"CURRENT names a build that is not there. Run `lotsen build`"):
        current_build(published(tmp_path, pointer))


def test_a_build_that_is_a_file_is_not_there(tmp_path: Path) -> None:
    root = published(tmp_path, "b2")
    (root / BUILDS / "b2").write_text("x")
    with pytest.raises(IndexDamaged, match="names a build that is not there"):
        current_build(root)


def test_a_pointer_that_is_no_text_is_damage(tmp_path: Path) -> None:
    root = published(tmp_path, "b1")
    (root / CURRENT).write_bytes(b"\xff\xfe\x00b1")
    with pytest.raises(IndexDamaged, match=r"CURRENT cannot be read: .* Run `lotsen build` to make the index anew"):
        current_build(root)


def test_a_pointer_that_is_a_folder_is_damage(tmp_path: Path) -> None:
    (tmp_path / CURRENT).mkdir()
    with pytest.raises(IndexDamaged, match="CURRENT cannot be read"):
        current_build(tmp_path)
