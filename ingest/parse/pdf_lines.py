"""The lines of a PDF's pages, with the size they are set in, read by pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.parse.clean import one_line

_LINE_ENDS = "\r\n"
_HYPHENS = "\x02\ufffe\u00ad"
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
    """Distance of its foot from the page's foot, in points: larger is higher up."""


def page_lines(page: Any, number: int) -> Iterator[PdfLine]:
    """Yield the lines of one page (a ``pypdfium2.PdfPage``) in the order of its text."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    handle = text_page.raw
    letters: list[str] = []
    sizes: list[float] = []
    top = 0.0
    left, right, bottom, upper = (ctypes.c_double() for _ in range(4))
    for index in range(raw.FPDFText_CountChars(handle)):
        letter = chr(raw.FPDFText_GetUnicode(handle, index))
        if letter in _LINE_ENDS:
            yield from _line(number, letters, sizes, top)
            letters, sizes = [], []
            continue
        if not letter.isspace():
            size = _size(raw, handle, index)
            if size < _SMALLEST_SEEN:
                continue
            if not sizes and raw.FPDFText_GetCharBox(handle, index, left, right, bottom, upper):
                top = bottom.value
            sizes.append(size)
        letters.append("-" if letter in _HYPHENS else letter)
    yield from _line(number, letters, sizes, top)


def _size(raw: Any, handle: Any, index: int) -> float:
    """Return the size on the page: the font's own, times the scale of the text matrix that many writers use instead."""
    matrix = raw.FS_MATRIX()
    scale = abs(matrix.d) or 1.0 if raw.FPDFText_GetMatrix(handle, index, matrix) else 1.0
    return round(float(raw.FPDFText_GetFontSize(handle, index)) * scale, 1)


def _line(page: int, letters: list[str], sizes: list[float], top: float) -> Iterator[PdfLine]:
    # one_line comes last: it removes the control characters that pdfium uses for hyphens.
    if text := one_line("".join(letters)):
        yield PdfLine(page, text, max(sizes, key=sizes.count, default=0.0), top)
