"""XML to a tree: no document type, no entities, no network, and nothing repaired that is broken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.model import Skip
from ingest.parse.clean import one_line
from ingest.parse.html_tree import Element

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def xml_tree(text: str) -> Element:
    """Return the root element. Raises Skip for a document type, and for text that is not well-formed to its end."""
    import lxml.etree

    if re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
        raise Skip("the XML declares a document type or entities; they are not read for safety")
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return lxml.etree.fromstring(_DECLARATION.sub("", text).strip().encode(), parser)
    except lxml.etree.XMLSyntaxError as error:
        if any(entry.type_name == "ERR_NO_MEMORY" for entry in parser.error_log):
            raise MemoryError from error
        raise Skip(f"the XML is damaged or cut off: {error.msg}") from error


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, *names: str) -> list[Element]:
    """Return the child elements with one of these names, in order."""
    return [child for child in element if local(child) in names]


def first(element: Element, *names: str) -> Element | None:
    """Return the first descendant with one of these names, in reading order."""
    return next((found for found in element.iter() if local(found) in names), None)


def words(elements: Iterable[Element]) -> str:
    """Return the text of elements on one line."""
    return one_line(" ".join(part for element in elements for part in element.itertext()))
