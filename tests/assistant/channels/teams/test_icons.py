from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Callable

import pytest

from assistant.channels.teams.icons import ACCENT, Pixel, colour_icon, outline_icon, png


def read(data: bytes) -> list[list[Pixel]]:
    """Return the pixels of an 8-bit RGBA PNG row by row, its checksums held against its chunks."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, packed, side = 8, b"", 0
    kinds = []
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length) == (zlib.crc32(kind + body),)
        kinds.append(kind)
        if kind == b"IHDR":
            side, height, depth, colours, *_ = struct.unpack(">IIBBBBB", body)
            assert (height, depth, colours) == (side, 8, 6)
        packed += body if kind == b"IDAT" else b""
        at += 12 + length
    assert kinds == [b"IHDR", b"IDAT", b"IEND"]
    rows = zlib.decompress(packed)
    size = 1 + 4 * side
    assert len(rows) == side * size
    assert {rows[row * size] for row in range(side)} == {0}
    return [
        [(rows[at], rows[at + 1], rows[at + 2], rows[at + 3]) for at in range(row * size + 1, (row + 1) * size, 4)]
        for row in range(side)
    ]


def test_a_picture_shows_each_pixel_where_it_was_asked_for() -> None:
    shown = read(png(3, lambda x, y: (x, y, 7, 255)))
    assert shown == [[(x, y, 7, 255) for x in range(3)] for y in range(3)]


def test_the_coloured_icon_is_a_flag_of_white_and_red_on_the_accent() -> None:
    shown = read(colour_icon())
    assert len(shown) == 192
    accent = tuple(bytes.fromhex(ACCENT.removeprefix("#")))
    assert shown[0][0] == (*accent, 255)
    assert shown[72][70] == (255, 255, 255, 255)
    assert shown[72][130][0] > 150 > shown[72][130][1]
    assert len(Counter(pixel for row in shown for pixel in row)) == 3


def test_the_outline_is_white_on_nothing_as_teams_asks() -> None:
    shown = read(outline_icon())
    assert len(shown) == 32
    pixels = Counter(pixel for row in shown for pixel in row)
    assert set(pixels) == {(255, 255, 255, 255), (255, 255, 255, 0)}
    assert pixels[255, 255, 255, 255] > 100


@pytest.mark.parametrize("icon", [colour_icon, outline_icon])
def test_an_icon_is_small(icon: Callable[[], bytes]) -> None:
    assert len(icon()) < 5_000
