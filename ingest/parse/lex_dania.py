"""Danish acts in Lex Dania, the XML of retsinformation.dk (``/eli/lta/2023/10/xml``).

Grammar, as public clients of that address describe it:

    Dokument > Meta                        DocumentType "LBK H#…", Year, Number, DocumentTitle, PopularTitle, DiesSigni,
                                           StartDate, EndDate, Status (Valid, Historic)
    DokumentIndhold                        the text
    Bog, Afsnit, Kapitel, ParagrafGruppe   divisions; Explicatus is their number, Rubrica their name
    Paragraf > Explicatus "§ 61."          a §; Stk > Explicatus "Stk. 2." its paragraphs
    Exitus > Linea > Char                  text; Index > Indentatio > Explicatus "1)" points
    Nota                                   a footnote, kept as a paragraph behind its sentence
    …CentreretParagraf                     a § of an amending act
    Bilag                                  an annex

Unverified, since no genuine file was at hand: that EndDate is the last day of a historic text, and the markup of
annexes and tables (Table, Tr, Td). Elements that are not named here are read as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.domain import Status
from ingest.acts import danish_act
from ingest.dates import date_in
from ingest.metadata import describe
from ingest.model import Block, Heading, Paragraph, ParsedDocument, RawDocument, Skip, Table, Wording
from ingest.parse.account import remainder
from ingest.parse.html_tree import Element
from ingest.parse.items import as_item
from ingest.parse.running import paragraph
from ingest.parse.xml_tree import children, first, local, words, xml_tree

_NUMBER = re.compile(r"§\s*(\d+)\s*([a-zæøå]?)", re.IGNORECASE)
_REPEALED = re.compile(r"\W*\(?(?:ophævet|udgår|udgået)\b\W*", re.IGNORECASE)
_DIVISIONS = {"Bog": 2, "Afsnit": 2, "Kapitel": 3, "Underkapitel": 4, "Bilag": 2, "ParagrafGruppe": 5}
_OUTSIDE = {"Ikraft": "Ikrafttræden", "Underskrift": "Underskrift", "Signatur": "Underskrift"}
"""What ends a § without being one, by the start of the element's name, and the heading set over it."""
_NAMED = ("Explicatus", "Rubrica")
_INLINE = frozenset({"Char", "Linea", "Rubrica", "Explicatus"})
_SECTION_LEVEL = 6
_LICENCE = "Ophavsretsloven § 9"
"""Danish acts are outside copyright."""


def is_lex_dania(text: str) -> bool:
    """Tell whether XML is a Lex Dania document."""
    return re.search(r"<Dokument\b", text[:5_000]) is not None and "<Meta" in text[:10_000]


def parse_lex_dania(raw: RawDocument, text: str) -> ParsedDocument:
    """Return the act; each § is a Heading with provision "61" and locator "§ 61".

    Raises Skip for damaged XML, and for a document without its number, day or a §.
    """
    root = xml_tree(text)
    described = first(root, "Meta")
    meta = {local(one): words([one]) for one in reversed(list(described) if described is not None else [])}
    signed = date_in(meta.get("DiesSigni"))
    if not meta.get("Number") or signed is None:
        raise Skip("a Lex Dania document whose Meta has no Number or no DiesSigni")
    year, kind = meta.get("Year", f"{signed.year}"), meta.get("DocumentType", "LOV").split(" ")[0]
    act = danish_act(kind, meta["Number"], signed, f"lta/{year}/{meta['Number']}", meta.get("PopularTitle", ""))
    body = first(root, "DokumentIndhold")
    historic = meta.get("Status", "").casefold().startswith("histori")
    status = Status.repealed if historic else Status.in_force
    content = body if body is not None else root
    blocks = tuple(_blocks(content, 0, Wording(status=status)))
    if not any(isinstance(block, Heading) and block.provision for block in blocks):
        raise Skip("a Lex Dania document in which no § was found")
    declared: dict[str, object] = {"language": "da", "licence": _LICENCE, "published": signed.isoformat()}
    begins = date_in(meta.get("StartDate"))
    ends = date_in(meta.get("EndDate")) if historic else None
    for key, day in (("valid_from", begins), ("valid_to", ends)):
        declared |= {key: day.isoformat()} if day else {}
    source = words([content])
    document = describe(raw, declared, title=meta.get("DocumentTitle", ""), body=source, act=act)
    return ParsedDocument(document, (Heading(document.title, 1), *blocks), remainder(source, blocks))


def _blocks(element: Element, depth: int, wording: Wording) -> Iterator[Block]:
    running: list[str] = [element.text or ""]
    for child in element:
        if local(child) in _INLINE and first(child, "Nota", "Index", "Table") is None:
            running.append(f" {words([child])} ")
        else:
            yield from paragraph(running)
            running = []
            yield from _block(child, local(child), depth, wording)
        running.append(child.tail or "")
    yield from paragraph(running)


def _block(element: Element, name: str, depth: int, wording: Wording) -> Iterator[Block]:
    if name == "Paragraf" or name.endswith("CentreretParagraf"):
        yield _section(element, wording)
        yield from _inside(element, depth, wording)
    elif name in _DIVISIONS:
        if text := ". ".join(filter(None, (words([one]).rstrip(".") for one in children(element, *_NAMED)))):
            yield Heading(text, _DIVISIONS[name])
        yield from _inside(element, depth, wording)
    elif (word := next((word for start, word in _OUTSIDE.items() if name.startswith(start)), None)) and not depth:
        yield Heading(words(children(element, *_NAMED)) or word, 2)
        yield from _inside(element, depth, wording)
    elif name == "Indentatio":
        marker = words(children(element, "Explicatus")) or "-"
        yield from as_item(_inside(element, depth + 1, wording), marker, depth)
    elif name == "Stk":
        number = words(children(element, "Explicatus"))
        yield from _numbered(number, _inside(element, depth, wording))
    elif name == "Nota":
        yield from paragraph([words([element])])
    elif name == "Table":
        rows = [[words([cell]) for cell in children(row, "Td", "Th")] for row in element.iter() if local(row) == "Tr"]
        yield Table(tuple(map(tuple, rows)))
    else:
        yield from _blocks(element, depth, wording)


def _inside(element: Element, depth: int, wording: Wording) -> Iterator[Block]:
    """Yield the blocks of an element whose number and name are set already."""
    for child in element:
        if local(child) not in _NAMED:
            yield from _block(child, local(child), depth, wording)
    if words([element]) and not len(element):
        yield from paragraph([element.text or ""])


def _section(element: Element, wording: Wording) -> Heading:
    text = " ".join(filter(None, (words([one]) for one in children(element, *_NAMED)))).rstrip(".")
    if (match := _NUMBER.search(text)) is None:
        return Heading(text or "§", _SECTION_LEVEL)
    inside = words(child for child in element if local(child) not in _NAMED)
    if _REPEALED.fullmatch(inside):
        wording = replace(wording, status=Status.repealed)
    letter = match[2].lower()
    locator = f"§ {match[1]} {letter}".rstrip()
    return Heading(text, _SECTION_LEVEL, f"{match[1]}{letter}", locator, wording)


def _numbered(number: str, blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks of a Stk., its number before its first words."""
    for place, block in enumerate(blocks):
        if place == 0 and number and isinstance(block, Paragraph):
            yield Paragraph(f"{number} {block.text}")
        else:
            if place == 0 and number:
                yield Paragraph(number)
            yield block
