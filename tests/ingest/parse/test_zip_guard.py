from __future__ import annotations

import struct

import pytest

from ingest.model import Skip
from ingest.parse import zip_guard
from ingest.parse.zip_guard import check_zip
from tests.ingest.parse.making import zipped


def archive(**entries: bytes) -> bytes:
    return zipped(entries)


def named(name: str) -> bytes:
    return archive(**{name: b"text"})


def test_an_honest_archive_is_opened() -> None:
    opened = check_zip(archive(**{"word/document.xml": b"<x/>", "a b å.xml": b"text"}))
    assert opened.read("word/document.xml") == b"<x/>"
    assert len(opened.infolist()) == 2


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04", archive(a=b"text")[:-20]], ids=repr)
def test_what_is_no_archive_is_left_out_and_says_so(data: bytes) -> None:
    with pytest.raises(Skip, match=r"not a DOCX file: the zip archive cannot be read \("):
        check_zip(data)


def test_too_many_entries_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_guard, "MAX_ENTRIES", 3)
    assert check_zip(archive(a=b"", b=b"", c=b""))
    with pytest.raises(Skip, match="the archive has 4 entries; the limit is 3"):
        check_zip(archive(a=b"", b=b"", c=b"", d=b""))


def test_an_archive_that_unpacks_to_too_much_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_guard, "MAX_UNPACKED", 1_000)
    assert check_zip(archive(a=b"x" * 500, b=b"x" * 500))
    with pytest.raises(Skip, match="unpacks to 1,001 bytes; the limit is 1,000"):
        check_zip(archive(a=b"x" * 500, b=b"x" * 501))


def test_an_entry_packed_like_a_bomb_is_left_out_by_its_name() -> None:
    with pytest.raises(Skip, match=r"'word/document.xml' is packed more than 100 to 1, as in a zip bomb"):
        check_zip(archive(**{"word/document.xml": b"\0" * 500_000}))


def test_a_small_file_of_very_regular_xml_is_no_bomb() -> None:
    assert check_zip(archive(**{"word/styles.xml": b"\0" * 100_000}))


@pytest.mark.parametrize("name", ["/etc/passwd", "../up.xml", "word/../../up.xml", "C:/x.xml", "..\\up.xml", "\\x.xml"])
def test_an_entry_that_leaves_its_folder_is_left_out(name: str) -> None:
    with pytest.raises(Skip, match="the archive has an entry that leaves its folder"):
        check_zip(named(name))


@pytest.mark.parametrize("name", ["word/..document.xml", "a...b.xml", "word/media/image1.png"])
def test_dots_within_a_name_leave_no_folder(name: str) -> None:
    assert check_zip(named(name)).namelist() == [name]


def test_an_encrypted_file_is_left_out_with_what_to_do() -> None:
    data = bytearray(named("word/document.xml"))
    central = data.index(b"PK\x01\x02")
    (flags,) = struct.unpack_from("<H", data, central + 8)
    struct.pack_into("<H", data, central + 8, flags | 1)
    with pytest.raises(Skip, match="encrypted; save it without a password"):
        check_zip(bytes(data))
