"""Acts in Lovdata's own markup, as its public data files (``nl-….xml``, ``sf-….xml``) have it.

Grammar, from the files of https://api.lovdata.no/v1/publicData (HTML inside ``html``, all on one line):

    dl.data-document-key-info           head: legacyID, dateInForce, lastChangeInForce, title …
    main.documentBody                   the act; section.section is a part, chapter or annex with an h2, h3 …
    article.legalArticle                a §; its number ends ``data-lovdata-URL`` ("…/§13-2"): ``data-name`` of
                                        chapters is not unique
    h4.legalArticleHeader               "§ 13-2. Title"; a repealed § stays, as "§ 5. (Opphevet)"
    article.numberedLegalP, .legalP     its ledd
    ol > li[data-name]                  items with the letter people cite: "a.", inside article.listArticle
    article.changesToParent             which acts changed the § (see norwegian_days)
    sup.footnotereference, .footnote    the mark is dropped, the note is kept as a paragraph
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.dates import date_in
from ingest.metadata import describe
from ingest.model import Block, Heading, ListItem, Paragraph, ParsedDocument, RawDocument, Skip, Table
from ingest.parse.account import remainder
from ingest.parse.clean import one_line
from ingest.parse.html_tree import HEADINGS, Element, rows_of, tree_of
from ingest.parse.norwegian_days import with_days
from ingest.parse.running import paragraph

_NUMBER = re.compile(r"§\s*(\d+(?:-\d+)?(?:\s?[a-z])?)\b")
_IN_ADDRESS = re.compile(r"§(\d+(?:-\d+)?[a-zæøå]?)$")
_SECTION_LEVEL = 6
_LICENCE = "NLOD-2.0"
"""Of all of Lovdata's public data."""
_CONTAINERS = frozenset({"article", "section", "main", "div", "p", "footer", "header"})


def is_lovdata(text: str) -> bool:
    """Tell whether a page is one of Lovdata's: its header lists the document's key facts."""
    return "data-document-key-info" in text[:5_000] and "legalArticle" in text


def parse_lovdata(raw: RawDocument, text: str) -> ParsedDocument:
    """Return the act; each § is a Heading with provision "13-2" and locator "§ 13-2", repealed ones too.

    What changed a § ("Endret ved …") stays as its last paragraph: it is the only place that names a repeal to come.
    """
    if not text.rstrip().endswith("</html>"):
        raise Skip("a Lovdata file that ends before </html>: an incomplete download")
    root = tree_of(text)
    facts = _facts(root)
    body = next(iter(root.xpath("//main")), root)
    for mark in body.xpath(".//sup[contains(@class,'footnotereference')]"):
        mark.drop_tree()
    notes = bool(body.xpath(".//article[contains(@class,'changesToParent')]"))
    blocks = with_days(_blocks(body), date_in(facts.get("dateInForce")) if notes else None)
    if not any(isinstance(block, Heading) and block.provision for block in blocks):
        raise Skip("a Lovdata file in which no § was found")
    declared: dict[str, object] = {"identifier": facts.get("legacyID", ""), "language": root.get("lang") or "no"}
    declared["licence"] = _LICENCE
    declared |= {key: facts[key] for key in ("lastChangeInForce", "dateInForce") if key in facts}
    source = " ".join(body.itertext())
    document = describe(raw, declared, title=facts.get("title", ""), body=source)
    return ParsedDocument(document, blocks, remainder(source, blocks))


def _facts(root: Element) -> dict[str, str]:
    pairs = root.xpath("//dl[contains(@class,'data-document-key-info')]/dd[@class]")
    return {dd.get("class"): one_line(" ".join(dd.itertext())) for dd in pairs}


def _blocks(element: Element, depth: int = 0) -> Iterator[Block]:
    """Yield the blocks of a container: its running text in pieces between the blocks that stand inside it."""
    running: list[str] = [element.text or ""]
    for child in element:
        own = _own_blocks(child, depth)
        if own is None:
            running.append(_inline(child))
        else:
            yield from paragraph(running)
            running = []
            yield from own
        running.append(child.tail or "")
    yield from paragraph(running)


def _own_blocks(child: Element, depth: int) -> Iterator[Block] | None:
    """Return the blocks of a child that does not belong to the running text, else None."""
    if "legalArticleHeader" in child.get("class", "").split():
        return iter((_section_heading(child),))
    if child.tag in HEADINGS:
        return iter((Heading(one_line(_inline(child)), HEADINGS[child.tag]),))
    if child.tag == "table":
        return iter((Table(rows_of(child)),))
    if child.tag in ("ol", "ul"):
        return _items(child, depth)
    return _blocks(child, depth) if child.tag in _CONTAINERS else None


def _items(items: Element, depth: int) -> Iterator[Block]:
    for position, entry in enumerate(items.xpath("./li"), start=1):
        marker = entry.get("data-name") or (f"{position}." if items.tag == "ol" else "-")
        first, *rest = [*_blocks(entry, depth + 1)] or [Paragraph("")]
        yield ListItem(first.text, marker, depth) if isinstance(first, Paragraph) else first
        yield from rest


def _section_heading(header: Element) -> Heading:
    text = one_line(_inline(header))
    match = _NUMBER.search(text)
    address = _IN_ADDRESS.search(header.getparent().get("data-lovdata-url", ""))
    number = address[1] if address else re.sub(r"\s", "", match[1]) if match else None
    return Heading(text, _SECTION_LEVEL, number, f"§ {match[1]}" if match else None)


def _inline(element: Element) -> str:
    """Return the text of an element on one line."""
    if element.tag == "br":
        return " "
    parts = [element.text or ""]
    for child in element:
        parts += [_inline(child), child.tail or ""]
    return "".join(parts)
