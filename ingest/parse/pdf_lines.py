"""The lines of a PDF's pages, with the size they are set in, read by pdfium."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.parse.clean import one_line

_LINE_ENDS = "\r\n"
_DIVIDED = "\x02"
"""What pdfium puts for a hyphen at a line's end; it goes on without a line break. Older versions put U+FFFE."""
# "inköps- och …" keeps its hyphen: the second half of the word comes later. So do "EU-\nrätt" and "A-\n4".
_SUSPENDED = re.compile(f"{_DIVIDED}(?=(?:och|eller|og|eller|and|or)\\b)")
_COMPOUND = re.compile(f"(?<=[A-ZÅÄÖÆØ\\d]){_DIVIDED}|{_DIVIDED}(?=[A-ZÅÄÖÆØ\\d])")
_SMALLEST_SEEN = 1.0
"""Points. Smaller letters are there for machines."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One printed line."""

    page: int
    text: str
    size: float
    """Of its letters, in points."""
    top: float
    """Distance of its first letter from the page's foot, in points: larger is higher up."""
    foot: float
    """The same for its last letter; lower than ``top`` where a divided word joined two lines."""


def page_lines(page: Any, number: int) -> Iterator[PdfLine]:
    """Yield the lines of one page (a ``pypdfium2.PdfPage``) in the order of its text."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    handle = text_page.raw
    letters: list[str] = []
    sizes: list[float] = []
    top = foot = 0.0
    left, right, bottom, upper = (ctypes.c_double() for _ in range(4))
    for index in range(raw.FPDFText_CountChars(handle)):
        letter = chr(raw.FPDFText_GetUnicode(handle, index))
        if letter in _LINE_ENDS:
            yield from _line(number, letters, sizes, top, foot)
            letters, sizes = [], []
            continue
        if not letter.isspace():
            size = _size(raw, handle, index)
            if size < _SMALLEST_SEEN:
                continue
            if raw.FPDFText_GetCharBox(handle, index, left, right, bottom, upper):
                foot = bottom.value
                top = top if sizes else foot
            sizes.append(size)
        letters.append(_DIVIDED if letter == "\ufffe" else letter)
    yield from _line(number, letters, sizes, top, foot)


def _size(raw: Any, handle: Any, index: int) -> float:
    """Return the size on the page: the font's own, times the scale of the text matrix that many writers use instead."""
    matrix = raw.FS_MATRIX()
    scale = abs(matrix.d) or 1.0 if raw.FPDFText_GetMatrix(handle, index, matrix) else 1.0
    return round(float(raw.FPDFText_GetFontSize(handle, index)) * scale, 1)


def _line(page: int, letters: list[str], sizes: list[float], top: float, foot: float) -> Iterator[PdfLine]:
    text = _COMPOUND.sub("-", _SUSPENDED.sub("- ", "".join(letters))).replace(_DIVIDED, "")
    if text := one_line(text):
        yield PdfLine(page, text, max(sizes, key=sizes.count, default=0.0), top, foot)
