"""HTML and XML text to a tree, without entities, document types of its own, or the network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ingest.model import Skip
from ingest.parse.clean import one_line

Element = Any
"""An ``lxml.html.HtmlElement``; lxml ships no types."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The elements of HTML that are headings, with their levels."""
_MOST_CELLS = 1_000
_ENTITY = re.compile(r"<!(ENTITY|DOCTYPE[^>\[]*\[)", re.IGNORECASE)
_DECLARED_ENCODING = re.compile(r"\A\s*<\?xml[^>]*\?>")


def tree_of(text: str) -> Element:
    """Return the root of a page, read by libxml2's HTML parser: it expands no entity and opens no address.

    Raises Skip for a document type that declares entities, for markup that cannot be read, and for elements nested so
    deep (256) that the parser gives up; MemoryError when memory runs out, which lxml reports as a syntax error.
    """
    import lxml.etree
    import lxml.html

    if _ENTITY.search(text[:100_000]):
        raise Skip("the file declares XML entities or its own document type; they are not read for safety")
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(_DECLARED_ENCODING.sub("", text), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        if any(entry.type_name == "ERR_NO_MEMORY" for entry in parser.error_log):
            raise MemoryError from error
        raise Skip(f"the markup cannot be read: {error}") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Skip("elements are nested more than 256 deep; no document needs that")
    return root


def rows_of(table: Element) -> tuple[tuple[str, ...], ...]:
    """Return a table's rows with merged cells repeated, so that all rows are equally long; empty rows are left out."""
    spans: dict[int, tuple[int, str]] = {}
    rows: list[list[str]] = []
    for row in _own_rows(table):
        cells: list[str] = []
        own = iter(row.xpath("./td|./th"))
        while len(cells) < _MOST_CELLS:
            if (column := len(cells)) in spans:
                left, text = spans.pop(column)
                if left > 1:
                    spans[column] = left - 1, text
                cells.append(text)
                continue
            if (cell := next(own, None)) is None:
                break
            text = one_line(" ".join(cell.itertext()))
            down = _span(cell, "rowspan")
            for _ in range(_span(cell, "colspan")):
                if down > 1:
                    spans[len(cells)] = down - 1, text
                cells.append(text)
        rows.append(cells)
    width = max((len(row) for row in rows), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows if any(row))


def _own_rows(table: Element) -> Iterator[Element]:
    yield from table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), 50)) if value.isascii() and value.isdigit() else 1
