"""One file to its documents: which reader a file gets, by its suffix and by what it holds."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ingest.model import ParsedDocument, RawDocument, Skip
from ingest.parse.decode import decode
from ingest.read import TERMS

_PAGE = re.compile(r"\A\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_LONGEST_LINE = 2_000_000
"""Characters. Lovdata's longest act stands on one line of half a million."""


def parse(raw: RawDocument) -> tuple[ParsedDocument, ...]:
    """Return the documents of a file: one, or several where a file holds more than one act.

    Raises Skip with a reason a person can act on. Any file may come from a stranger: call this in a ParserPool.
    """
    suffix = PurePosixPath(raw.path).suffix.lower()
    if suffix == ".docx":
        from ingest.parse.docx import parse_docx

        return (parse_docx(raw),)
    if suffix == ".pdf":
        from ingest.parse.pdf import parse_pdf

        return (parse_pdf(raw),)
    return _parse_text(raw, decode(raw.data), suffix)


def _parse_text(raw: RawDocument, text: str, suffix: str) -> tuple[ParsedDocument, ...]:
    if max(map(len, text.split("\n"))) > _LONGEST_LINE:
        raise Skip(f"a line longer than {_LONGEST_LINE:,} characters")
    if _PAGE.match(text):
        from ingest.parse.html import parse_html
        from ingest.parse.lovdata import is_lovdata, parse_lovdata

        return ((parse_lovdata if is_lovdata(text) else parse_html)(raw, text),)
    if suffix == ".md":
        from ingest.parse.markdown import parse_markdown

        return parse_markdown(raw, text)
    if PurePosixPath(raw.path).name == TERMS:
        from ingest.parse.terms import parse_terms

        return parse_terms(raw, text)
    if suffix == ".txt":
        from ingest.parse.text import parse_text

        return (parse_text(raw, text),)
    if suffix == ".xml":
        root = re.search(r"<([A-Za-z][\w:.-]*)", text)
        raise Skip(f"XML of a kind that is not read here (it begins with <{root[1] if root else '?'}>)")
    from ingest.parse.html import parse_html

    return (parse_html(raw, text),)
