"""Archives that were made to harm: nothing is unpacked, nothing is believed, little is read."""

from __future__ import annotations

import bz2
import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import SourceDamaged
from ingest.sources.publishers import archive
from ingest.sources.publishers.archive import read_members
from tests.ingest.sources.memory import at_most

WANTED = "nl-20160617-073.xml"


def written(folder: Path, fill: Callable[[tarfile.TarFile], None]) -> Path:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        fill(tar)
    file = folder / "archive.tar.bz2"
    file.write_bytes(bz2.compress(packed.getvalue()))
    return file


def a_file(tar: tarfile.TarFile, name: str, data: bytes = b"text") -> None:
    member = tarfile.TarInfo(name)
    member.size = len(data)
    tar.addfile(member, io.BytesIO(data))


def a_link(tar: tarfile.TarFile, kind: bytes) -> None:
    member = tarfile.TarInfo(f"nl/{WANTED}")
    member.type = kind
    member.linkname = "/etc/passwd"
    tar.addfile(member)


def test_wanted_members_are_read_in_whatever_folder_they_lie(tmp_path: Path) -> None:
    def fill(tar: tarfile.TarFile) -> None:
        a_file(tar, "nl/other.xml", b"other")
        a_file(tar, f"some/folder/{WANTED}", b"act")
        a_file(tar, "sf-1.xml", b"regulation")

    assert read_members(written(tmp_path, fill), {WANTED, "sf-1.xml", "missing.xml"}) == {
        WANTED: b"act",
        "sf-1.xml": b"regulation",
    }


@pytest.mark.parametrize("name", [f"/etc/{WANTED}", f"../{WANTED}", f"nl/../../{WANTED}", f"C:\\x/{WANTED}"])
def test_a_wanted_name_on_a_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceDamaged, match="leads out of the archive"):
        read_members(written(tmp_path, lambda tar: a_file(tar, name)), {WANTED})


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_a_wanted_name_that_is_no_file_is_refused(tmp_path: Path, kind: bytes) -> None:
    with pytest.raises(SourceDamaged, match="not a file"):
        read_members(written(tmp_path, lambda tar: a_link(tar, kind)), {WANTED})


def test_a_wanted_member_that_stands_twice_is_refused(tmp_path: Path) -> None:
    def fill(tar: tarfile.TarFile) -> None:
        a_file(tar, f"nl/{WANTED}", b"one")
        a_file(tar, f"sf/{WANTED}", b"two")

    with pytest.raises(SourceDamaged, match="twice"):
        read_members(written(tmp_path, fill), {WANTED})


def test_a_wanted_member_of_21_megabytes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceDamaged, match="21,000,000 bytes"):
        read_members(written(tmp_path, lambda tar: a_file(tar, WANTED, bytes(21_000_000))), {WANTED})


def test_hostile_members_that_nobody_wants_are_passed_over_and_write_nothing(tmp_path: Path) -> None:
    def fill(tar: tarfile.TarFile) -> None:
        a_file(tar, "../../escaped.txt")
        a_file(tar, "/tmp/escaped.txt")
        a_file(tar, WANTED, b"act")

    file = written(tmp_path, fill)
    assert read_members(file, {WANTED}) == {WANTED: b"act"}
    assert [one.name for one in tmp_path.rglob("*")] == [file.name]


def test_a_bomb_ends_at_the_cap_and_costs_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 30_000_000)
    file = tmp_path / "bomb.tar.bz2"
    with bz2.open(file, "wb") as out:
        header = tarfile.TarInfo("zeros.xml")
        header.size = 200_000_000
        out.write(header.tobuf())
        for _ in range(100):
            out.write(bytes(1_000_000))
    with at_most(50), pytest.raises(SourceDamaged, match="more than 30,000,000 bytes"):
        read_members(file, {WANTED})


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK])
def test_a_header_that_would_fill_the_memory_is_refused_before_it_is_read(tmp_path: Path, kind: bytes) -> None:
    file = tmp_path / "header.tar.bz2"
    header = tarfile.TarInfo("header")
    header.type = kind
    header.size = 1_000_000_000
    with bz2.open(file, "wb") as out:
        out.write(header.tobuf())
        out.write(bytes(1_000_000))
    with at_most(50), pytest.raises(SourceDamaged, match="header of 1,000,000,000 bytes"):
        read_members(file, {WANTED})


def test_too_many_members_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 10)

    def fill(tar: tarfile.TarFile) -> None:
        for number in range(11):
            a_file(tar, f"{number}.xml")

    with pytest.raises(SourceDamaged, match="more than 10 members"):
        read_members(written(tmp_path, fill), {WANTED})


@pytest.mark.parametrize("data", [b"", b"BZh9", b"<html></html>", bz2.compress(b"no tar" * 200), bytes(10_000)])
def test_what_is_no_archive_is_damage(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "archive.tar.bz2"
    file.write_bytes(data)
    with pytest.raises(SourceDamaged, match="broken or came only in part"):
        read_members(file, {WANTED})


def test_half_an_archive_is_damage(tmp_path: Path) -> None:
    file = written(tmp_path, lambda tar: a_file(tar, "other.xml", bytes(range(256)) * 4_000))
    file.write_bytes(file.read_bytes()[:-200])
    with pytest.raises(SourceDamaged, match="broken or came only in part"):
        read_members(file, {WANTED})
