"""Files that no reader should trust, made in memory."""

from __future__ import annotations

import io
import zipfile
import zlib


def bad_files() -> dict[str, bytes]:
    """Return them by name; each must be left out of a build with its reason."""
    pdf = _pdf()
    return {
        "encrypted.pdf": _encrypted(pdf),
        "truncated.pdf": pdf[: len(pdf) // 3],
        "not-a.pdf": b"MZ\x90\x00" + bytes(200),
        "empty.pdf": b"",
        "bomb.docx": _zip({"[Content_Types].xml": b"<x/>", "word/document.xml": b" " * 60_000_000}),
        "ratio-bomb.docx": _zip({"[Content_Types].xml": b"<x/>", "word/document.xml": b" " * 30_000_000}),
        "thousands-of-entries.docx": _zip({f"{number}.xml": b"" for number in range(3_000)}),
        "leaves-its-folder.docx": _zip({"../../outside.xml": b"<x/>"}),
        "truncated.docx": _zip({"word/document.xml": b"<x/>" * 1_000})[:200],
        "nested.html": b"<html><body>" + b"<div>" * 100_000 + b"text" + b"</div>" * 100_000,
        "laughs.xml": _billion_laughs(),
        "utf16-without-mark.txt": "Offentlig upphandling.".encode("utf-16-le"),
        "binary.txt": bytes(range(256)) * 100,
        "nul.md": b"# Rubrik\n\nText\0med\0NUL\0\0\0\0" * 20,
        "empty.md": b"",
        "blank.txt": b" \n\t\n " * 100,
    }


def nested_documents() -> dict[str, bytes]:
    """Return deeply nested files that may be read or left out, but must end."""
    return {
        "nested-quotes.md": b">" * 100_000 + b" text",
        "nested-lists.md": b"".join(b" " * (2 * depth) + b"- x\n" for depth in range(1_000)),
        "nested.xml": b"<a>" * 100_000 + b"</a>" * 100_000,
        "one-line.txt": b"ord " * 1_000_000,
    }


def in_encodings(text: str) -> dict[str, bytes]:
    """Return a text in the encodings that Nordic files come in; each must be read."""
    return {
        "utf8.txt": text.encode(),
        "utf8-mark.txt": text.encode("utf-8-sig"),
        "latin1.txt": text.replace("utf8", "latin1").encode("latin-1"),
        "utf16.txt": text.encode("utf-16"),
    }


def _zip(entries: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def _billion_laughs() -> bytes:
    entities = b"".join(b'<!ENTITY a%d "%b">' % (n + 1, b"&a%d;" % n * 10) for n in range(9))
    return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">' + entities + b"]><x>&a9;</x>"


def _pdf() -> bytes:
    content = zlib.compress(b"BT /F1 12 Tf 60 700 Td (Offentlig upphandling) Tj ET\n" * 40)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(content), content),
    ]
    file, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(file)
    file += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(file + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)


def _encrypted(pdf: bytes) -> bytes:
    """Return the file with an encryption dictionary whose password nobody has."""
    secret = b"<" + b"5a" * 32 + b">"
    marks = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O %b /U %b >> /ID [<00> <00>]" % (
        secret,
        secret,
    )
    return pdf.replace(b"/Root 1 0 R", b"/Root 1 0 R " + marks)
