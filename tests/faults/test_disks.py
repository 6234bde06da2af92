"""A disk that cannot be written, where this machine lets us make one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.faults.disk import fill, make_read_only, small_disk
from evals.faults.place import Place
from evals.faults.suites.disks import ASKED


@pytest.fixture
def on_small_disk(built: Place, tmp_path: Path) -> Iterator[tuple[Path, Place]]:
    """A disk of a few megabytes and, on it, a copy of the built place."""
    with small_disk(tmp_path / "disk") as mounted:
        if not mounted:
            pytest.skip("needs the right to mount a disk")
        shutil.copytree(built.folder, tmp_path / "disk" / "place")
        yield tmp_path / "disk", Place(tmp_path / "disk" / "place")


def test_on_a_full_disk_the_index_is_not_called_damaged(on_small_disk: tuple[Path, Place]) -> None:
    disk, place = on_small_disk
    fill(disk)
    ended = place.lotsen("ask", ASKED)
    assert (ended.code, ended.traced) == (3, False)
    assert "the disk is full. Free some space." in ended.message
    assert "lotsen build" not in ended.message


def test_a_read_only_index_is_not_called_damaged(on_small_disk: tuple[Path, Place]) -> None:
    disk, place = on_small_disk
    make_read_only(disk)
    ended = place.lotsen("ask", ASKED)
    assert (ended.code, ended.traced) == (3, False)
    assert "this user may not. Give it the right to write there." in ended.message


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_without_the_right_to_write_refuses_the_build(place: Place) -> None:
    place.index.chmod(0o555)
    ended = place.build()
    place.index.chmod(0o755)
    assert (ended.code, ended.traced) == (4, False)
    assert f"The index folder {place.index} cannot be written" in ended.message
