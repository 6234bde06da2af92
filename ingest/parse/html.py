"""HTML pages to blocks."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.metadata import describe
from ingest.model import Block, Heading, ParsedDocument, RawDocument, Skip, Table
from ingest.parse.clean import one_line
from ingest.parse.html_prepare import prepare
from ingest.parse.html_tree import HEADINGS, Element, rows_of, tree_of
from ingest.parse.interface import is_label
from ingest.parse.items import as_item
from ingest.parse.running import paragraph

_INLINE_WORDS = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub "
    "sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_WORDS.split())


def parse_html(raw: RawDocument, text: str) -> ParsedDocument:
    """Return a page's document. Raises Skip when the page cannot be read or holds no text."""
    root = tree_of(text)
    declared = _declared(root)
    page_title = str(declared.pop("page_title", ""))
    blocks = html_blocks(root)
    return ParsedDocument(describe(raw, declared, title=_title(blocks) or page_title, body=words(blocks)), blocks)


def html_blocks(root: Element) -> tuple[Block, ...]:
    """Return the blocks of a page without its boilerplate, in reading order. Raises Skip when nothing is left."""
    blocks = tuple(block for block in _blocks(prepare(root)) if not _is_noise(block))
    if not any(not isinstance(block, Heading) for block in blocks):
        raise Skip("the page holds no text (menus and scripts are left out)")
    return blocks


def _title(blocks: tuple[Block, ...]) -> str:
    """Return the first heading of the top level, else a heading that opens the page's text, whatever its level."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    return next((heading.text for heading in headings if heading.level == 1 or heading is blocks[0]), "")


def words(blocks: tuple[Block, ...]) -> str:
    """Return the running text of blocks, for identifying its language."""
    return " ".join(block.text for block in blocks if not isinstance(block, Table))


def _is_noise(block: Block) -> bool:
    return not isinstance(block, Table) and (not block.text or is_label(block.text))


def _blocks(element: Element, depth: int = 0) -> Iterator[Block]:
    """Yield an element's blocks: its running text in pieces between the blocks that stand inside it."""
    running: list[str] = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            running.append(child.tail or "")
            continue
        if child.tag == "br" or (child.tag in _INLINE and not _holds_blocks(child)):
            running.append(" " if child.tag == "br" else " ".join(["", *child.itertext(), ""])[1:-1])
        else:
            yield from paragraph(running)
            running = []
            yield from _child_blocks(child, depth)
        running.append(child.tail or "")
    yield from paragraph(running)


def _child_blocks(child: Element, depth: int) -> Iterator[Block]:
    if child.tag in HEADINGS:
        yield Heading(one_line("".join(child.itertext())), HEADINGS[child.tag])
    elif child.tag in ("ul", "ol"):
        yield from _items(child, depth)
    elif child.tag == "table":
        if rows := rows_of(child):
            yield Table(rows)
    else:
        yield from _blocks(child, depth)


def _items(items: Element, depth: int) -> Iterator[Block]:
    """Yield list items with their numbers; lists inside an item follow it one level deeper."""
    number = int(start) if (start := items.get("start", "1")).isdecimal() and len(start) < 6 else 1
    for entry in items:
        if entry.tag != "li":
            yield from _child_blocks(entry, depth) if isinstance(entry.tag, str) else ()
            continue
        marker = f"{number}." if items.tag == "ol" else "-"
        yield from as_item(_blocks(entry, depth + 1), marker, depth)
        number += 1


def _holds_blocks(element: Element) -> bool:
    return any(
        one.tag not in _INLINE and one.tag != "br" for one in element.iterdescendants() if isinstance(one.tag, str)
    )


def _declared(root: Element) -> dict[str, object]:
    """Return what the page's head says, under the names of our front matter; ``page_title`` is its title."""
    meta: dict[str, str] = {}
    for element in root.xpath("//meta[@content]"):
        name = (element.get("name") or element.get("property") or "").lower()
        meta.setdefault(name, one_line(element.get("content")))
    canonical = next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    dates = [meta.get(name, "") for name in ("article:published_time", "dcterms.issued", "dc.date", "date")]
    dates += root.xpath("//time/@datetime")[:1]
    found = {
        "page_title": meta.get("og:title") or one_line(" ".join(root.xpath("//title//text()")[:1])),
        "publisher": meta.get("og:site_name") or meta.get("dcterms.publisher") or meta.get("dc.publisher"),
        "url": canonical or meta.get("og:url"),
        "published": next((value[:10] for value in dates if value), None),
        "licence": meta.get("dcterms.license") or meta.get("dc.rights"),
        "language": _language(root),
    }
    return {key: value for key, value in found.items() if value}


def _language(root: Element) -> str | None:
    """Return the page's language if it is one Lotsen reads; a template often leaves "en" on a Swedish page."""
    code = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower()[:2]
    return code if code in ("sv", "no", "nb", "nn", "da", "fi") else None
