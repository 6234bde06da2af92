from __future__ import annotations

from pathlib import Path

import pytest

from assistant.index.durable import sync, sync_tree, write_durably


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_durably(tmp_path / "CURRENT", "b1 åäö\n")
    assert (tmp_path / "CURRENT").read_text(encoding="utf-8") == "b1 åäö\n"
    assert [path.name for path in tmp_path.iterdir()] == ["CURRENT"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_durably(tmp_path / "CURRENT", "a much longer text than the next")
    write_durably(tmp_path / "CURRENT", "b2")
    assert (tmp_path / "CURRENT").read_text() == "b2"


def test_a_reader_that_opened_the_old_file_goes_on_reading_it(tmp_path: Path) -> None:
    write_durably(tmp_path / "CURRENT", "b1")
    with (tmp_path / "CURRENT").open() as old:
        write_durably(tmp_path / "CURRENT", "b2")
        assert old.read() == "b1"


def test_what_a_broken_write_left_beside_does_not_hinder_the_next(tmp_path: Path) -> None:
    (tmp_path / "CURRENT.new").write_text("half of a na")
    write_durably(tmp_path / "CURRENT", "b2")
    assert (tmp_path / "CURRENT").read_text() == "b2"
    assert not (tmp_path / "CURRENT.new").exists()


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    write_durably(tmp_path / "CURRENT", "b1")
    (tmp_path / "CURRENT.new").mkdir()
    with pytest.raises(OSError, match=r"CURRENT.new"):
        write_durably(tmp_path / "CURRENT", "b2")
    assert (tmp_path / "CURRENT").read_text() == "b1"


def test_files_and_folders_can_be_flushed_and_what_is_missing_is_said(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "file").write_text("x")
    sync_tree(tmp_path)
    sync(tmp_path / "a")
    with pytest.raises(FileNotFoundError):
        sync(tmp_path / "absent")
