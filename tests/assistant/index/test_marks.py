from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from assistant.index import marks
from assistant.index.marks import marks_of, refuse_altered


@pytest.fixture
def build(tmp_path: Path) -> Path:
    for name, data in {
        "catalogue.sqlite": b"words",
        "lexical/terms.npy": b"",
        "manifest.json": b"{}",
        "chroma/chroma.sqlite3": b"changes",
        "chroma/segment/data.bin": b"vectors",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_every_file_is_marked_by_size_and_checksum_but_those_that_change(build: Path) -> None:
    assert marks_of(build) == {
        "catalogue.sqlite": (5, zlib.crc32(b"words")),
        "chroma/segment/data.bin": (7, zlib.crc32(b"vectors")),
        "lexical/terms.npy": (0, 0),
    }


def test_a_checksum_is_that_of_the_whole_file_however_it_is_read(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = marks_of(build)
    monkeypatch.setattr(marks, "_BLOCK", 2)
    assert marks_of(build) == whole


def test_of_a_very_large_file_the_size_will_do_unless_it_is_chromas(
    build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "_LARGE", 4)
    found = marks_of(build)
    assert found["catalogue.sqlite"] == (5, None)
    assert found["chroma/segment/data.bin"] == (7, zlib.crc32(b"vectors"))


def test_a_file_of_just_the_limit_is_read_through(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "_LARGE", 5)
    assert marks_of(build)["catalogue.sqlite"][1] is not None


def test_a_build_as_it_was_written_is_accepted_with_files_that_came_later(build: Path) -> None:
    written = marks_of(build)
    (build / "later").write_bytes(b"x")
    (build / "chroma/chroma.sqlite3").write_bytes(b"changed since")
    refuse_altered(build, written)


@pytest.mark.parametrize("data", [b"word", b"wordz", b"words ", b""])
def test_a_file_that_was_altered_is_refused_by_its_name(build: Path, data: bytes) -> None:
    written = marks_of(build)
    (build / "catalogue.sqlite").write_bytes(data)
    with pytest.raises(ValueError, match=r"the file catalogue.sqlite is not as it was written"):
        refuse_altered(build, written)


def test_a_file_that_is_gone_is_refused(build: Path) -> None:
    written = marks_of(build)
    (build / "chroma/segment/data.bin").unlink()
    with pytest.raises(FileNotFoundError, match=r"data.bin"):
        refuse_altered(build, written)
