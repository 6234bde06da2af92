"""Files made in the test: raw documents, PDFs written by hand, Word documents; and blocks as one readable line each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import docx

from ingest.model import Block, Heading, ListItem, RawDocument, Table


def raw(path: str, content: str | bytes) -> RawDocument:
    return RawDocument(Path("corpus"), path, content.encode() if isinstance(content, str) else content)


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


SAMPLES = Path(__file__).parent / "samples"
"""Invented acts in the markup of each publisher."""


def sample(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def shown(blocks: Sequence[Block]) -> list[str]:
    return [_shown(block) for block in blocks]


def _shown(block: Block) -> str:
    if isinstance(block, Heading):
        return f"Heading {block.level}: {block.text}"
    if isinstance(block, ListItem):
        return f"ListItem {block.level} {block.marker}: {block.text}"
    if isinstance(block, Table):
        return "Table: " + " / ".join(" | ".join(row) for row in block.rows)
    return f"Paragraph: {block.text}"


Line = tuple[float, float, str]
"""Distance from the page's foot, letter size, text."""


def pdf(pages: Sequence[Sequence[Line]], *, trailer: bytes = b"") -> bytes:
    """Write a PDF with Helvetica in WinAnsi; ``trailer`` is added to the trailer's dictionary."""
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        content = b"".join(b"BT /F1 %g Tf 60 %g Td (%b) Tj ET\n" % (size, y, _escaped(text)) for y, size, text in lines)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(file)


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def word(fill: Callable[[Any], None]) -> bytes:
    """Write a DOCX that ``fill`` puts its paragraphs into."""
    document = docx.Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
