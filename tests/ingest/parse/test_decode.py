from __future__ import annotations

import pytest

from ingest.model import Skip
from ingest.parse.decode import decode

NORDIC = 'Når får en upphandlare köpa på själva ytan? "Øl" - ærlig § 4'


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman", "cp850"]
)
def test_nordic_letters_survive_every_common_encoding(encoding: str) -> None:
    assert decode(NORDIC.encode(encoding)) == NORDIC


@pytest.mark.parametrize("misread_as", ["cp1252", "latin-1"])
def test_letters_garbled_once_are_put_right(misread_as: str) -> None:
    text = "Når får köparen förhandla på ett ærligt sätt?"
    assert decode(text.encode().decode(misread_as).encode()) == text


def test_garbled_dashes_and_quotes_are_put_right_too() -> None:
    text = "anbud – inte ‘gissningar’"
    assert decode(text.encode().decode("cp1252").encode()) == text


def test_letters_that_only_look_garbled_are_left_alone() -> None:
    text = "Bokstaven ”Å” och ”Ä”, Âge på Ünal, CAFÉ Ã"
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \r\n", "the file is empty"),
        (b"%PDF-1.7 ...", "the content is a PDF, not text"),
        (b"PK\x03\x04....", "zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file"),
        (b"text\x00text\x00\x01\x02", "binary data"),
        (bytes(range(1, 32)) * 20, "binary data"),
        (b"\xff\xfea\x00b", "broken UTF-16"),
        ("f\ufffdr b\ufffdttre k\ufffdp".encode(), "letters were lost"),
    ],
)
def test_what_is_no_text_is_skipped_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        decode(data)


def test_the_reason_says_what_to_do() -> None:
    with pytest.raises(Skip, match="give the file its right suffix"):
        decode(b"%PDF-1.4")
