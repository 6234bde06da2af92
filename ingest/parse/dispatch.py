"""One file to its documents: which reader a file gets, by its suffix and by what it holds."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ingest.model import ParsedDocument, RawDocument, Skip
from ingest.parse.decode import decode
from ingest.parse.riksdagen import is_riksdagen, parse_riksdagen
from ingest.read import AMOUNTS, CONCORDANCE, DATA_READ, TERMS

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
    if suffix == ".json":
        from ingest.parse.rkrattsbaser import parse_rkrattsbaser

        return parse_rkrattsbaser(raw, text)
    if suffix in (".text", ".txt") and is_riksdagen(raw.path, text):
        return (parse_riksdagen(raw, text),)
    if _PAGE.match(text):
        return (_parse_page(raw, text, suffix),)
    if suffix == ".md":
        from ingest.parse.markdown import parse_markdown

        return parse_markdown(raw, text)
    if (name := PurePosixPath(raw.path).name) in DATA_READ:
        return _parse_data(raw, text, name)
    if suffix in (".text", ".txt"):
        from ingest.parse.text import parse_text

        return (parse_text(raw, text),)
    if suffix == ".xml":
        return (_parse_xml(raw, text),)
    from ingest.parse.html import parse_html

    return (parse_html(raw, text),)


def _parse_data(raw: RawDocument, text: str, name: str) -> tuple[ParsedDocument, ...]:
    from ingest.parse.amounts import parse_amounts
    from ingest.parse.concordance import parse_concordance
    from ingest.parse.terms import parse_terms

    return {TERMS: parse_terms, AMOUNTS: parse_amounts, CONCORDANCE: parse_concordance}[name](raw, text)


def _parse_page(raw: RawDocument, text: str, suffix: str) -> ParsedDocument:
    from ingest.parse.eurlex import is_eurlex, parse_eurlex
    from ingest.parse.lovdata import is_lovdata, parse_lovdata

    if is_lovdata(text):
        return parse_lovdata(raw, text)
    if is_eurlex(text):
        return parse_eurlex(raw, text)
    if suffix in (".xml", ".text"):
        raise Skip("an HTML page under the name of an official text: the publisher may have answered with a notice")
    from ingest.parse.html import parse_html

    return parse_html(raw, text)


def _parse_xml(raw: RawDocument, text: str) -> ParsedDocument:
    from ingest.parse.akoma_ntoso import is_akoma_ntoso, parse_akoma_ntoso
    from ingest.parse.lex_dania import is_lex_dania, parse_lex_dania

    if is_akoma_ntoso(text):
        return parse_akoma_ntoso(raw, text)
    if is_lex_dania(text):
        return parse_lex_dania(raw, text)
    root = re.search(r"<([A-Za-z][\w:.-]*)", text)
    raise Skip(f"XML of a kind that is not read here (it begins with <{root[1] if root else '?'}>)")
