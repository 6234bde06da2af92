"""Lotsen's icons for Teams, drawn here: the signal flag H, white and red, which says "I have a pilot on board"."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

Pixel = tuple[int, int, int, int]
"""Red, green, blue and opacity, 0 to 255."""

ACCENT = "#12384F"
_SEA: Pixel = (0x12, 0x38, 0x4F, 255)
_WHITE: Pixel = (255, 255, 255, 255)
_RED: Pixel = (0xC8, 0x20, 0x2F, 255)
_CLEAR: Pixel = (255, 255, 255, 0)


def colour_icon() -> bytes:
    """Return the icon of 192 × 192 pixels as PNG."""
    return png(192, lambda x, y: _flag(x / 192, y / 192))


def outline_icon() -> bytes:
    """Return the icon of 32 × 32 pixels as PNG: white on nothing, as Teams asks."""
    return png(32, _outline)


def png(side: int, pixel: Callable[[int, int], Pixel]) -> bytes:
    """Return a square picture of 8-bit RGBA (PNG, ISO/IEC 15948), each pixel asked for by its column and row."""
    rows = b"".join(b"\0" + b"".join(bytes(pixel(x, y)) for x in range(side)) for y in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _flag(x: float, y: float) -> Pixel:
    if 0.20 <= x < 0.24 and 0.17 <= y < 0.85:
        return _WHITE
    if 0.27 <= x < 0.80 and 0.20 <= y < 0.58:
        return _WHITE if x < 0.535 else _RED
    return _SEA


def _outline(x: int, y: int) -> Pixel:
    pole = 5 <= x < 7 and 4 <= y < 29
    edge = 9 <= x < 28 and 5 <= y < 19 and (x in (9, 10, 26, 27) or y in (5, 6, 17, 18))
    half = 18 <= x < 28 and 5 <= y < 19
    return _WHITE if pole or edge or half else _CLEAR
