"""Acts in Akoma Ntoso 3.0 (OASIS LegalDocML) as Finlex serves Finnish ones, in Finnish or Swedish.

Grammar: the OASIS vocabulary, and Finlex' own ``proprietary`` elements as public clients describe them:

    akomaNtoso > act                       preface (docNumber "1397/2016", docTitle), preamble, body, conclusions
    FRBRlanguage @language                 "fin" or "swe"
    FRBRdate name="dateConsolidated"       the day of this wording; dateIssued the day of the act
    isInForce @value, dateEntryIntoForce   in force or not, and since when; inside repealedBy: until when
    part, chapter > num, heading           divisions; crossHeading a sub-heading
    section > num "26 §", heading          a §, with subsection > intro, content > p
    paragraph > num "1)", subparagraph     points of a subsection
    hcontainer                             a wrapper, or name="entryIntoForce"
    attachment > heading                   an annex

Unverified, since no genuine file was at hand: which of these Finlex uses for tables and annexes, and that a § whose
number comes again in another chapter is cited with its chapter. Elements that are not named here are read as text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from assistant.domain import Status
from ingest.acts import finnish_act
from ingest.dates import date_in
from ingest.metadata import describe
from ingest.model import Block, Heading, ParsedDocument, RawDocument, Skip, Table, Wording
from ingest.parse.account import remainder
from ingest.parse.clean import one_line
from ingest.parse.html_tree import Element
from ingest.parse.items import as_item
from ingest.parse.running import paragraph
from ingest.parse.xml_tree import children, first, local, words, xml_tree

_LANGUAGES = {"fin": "fi", "swe": "sv", "eng": "en"}
_NUMBER = re.compile(r"(\d+)\s*([a-zåäö]?)\s*§")
_CHAPTER = re.compile(r"(\d+)\s*([a-zåäö]?)\s*(?:luku|kap)")
_REPEALED = re.compile(r"\W*(?:\d+\s?[a-zåäö]?\s*§ on kumottu|\d+\s?[a-zåäö]?\s*§ har upphävts)", re.IGNORECASE)
_DIVISIONS = {"part": 2, "title": 2, "chapter": 3, "subpart": 4, "division": 4}
_POINTS = frozenset({"paragraph", "subparagraph", "point", "indent", "item"})
_INLINE = frozenset("a abbr b date docDate def em i ins ref rref mref span strong sub sup term u".split())
_ENTRY = {"fi": "Voimaantulo", "sv": "Ikraftträdande"}
_SIGNED = {"fi": "Allekirjoitukset", "sv": "Underskrifter"}
_ANNEX = {"fi": "Liite", "sv": "Bilaga"}
_OUTER, _SUB, _SECTION_LEVEL = 2, 5, 6


def is_akoma_ntoso(text: str) -> bool:
    """Tell whether XML is an Akoma Ntoso document."""
    return re.search(r"<(?:\w+:)?akomaNtoso\b", text[:5_000]) is not None


def parse_akoma_ntoso(raw: RawDocument, text: str) -> ParsedDocument:
    """Return the act; each § is a Heading with provision "26" and locator "26 §".

    Raises Skip for damaged XML, other kinds of document, and an act without its number or without a §.
    """
    root = xml_tree(text)
    act_element = first(root, "act")
    if act_element is None:
        raise Skip("Akoma Ntoso, but no act (bills, judgments and lists of results are not read)")
    number = _number(act_element)
    kind = first(act_element, "typeStatute")
    act = finnish_act(number, decree=kind is not None and "decree" in kind.get("refersTo", ""))
    if act is None:
        raise Skip(f"an act whose number is not in the form 1397/2016: {number!r}")
    language = _LANGUAGES.get(_attribute(act_element, "FRBRlanguage", "language"), "fi")
    wording, wording_day = _force(act_element)
    parts = children(act_element, "preface", "preamble", "body", "conclusions", "attachments", "components")
    title = words([found]) if (found := first(act_element, "docTitle")) is not None else ""
    for known in [one for part in parts for one in part.iter() if local(one) in ("docNumber", "docTitle")]:
        known.text = ""
    reader = _Reader(language, wording)
    blocks = tuple(_numbered(block for part in parts for block in reader.block(part, 0)))
    if not any(isinstance(block, Heading) and block.provision for block in blocks):
        raise Skip("an Akoma Ntoso act in which no § was found")
    declared: dict[str, object] = {"language": language, "licence": "CC-BY-4.0"}
    for key, day in (("valid_from", wording_day), ("published", _frbr_day(act_element, "dateIssued"))):
        declared |= {key: day.isoformat()} if day else {}
    source = words(parts)
    document = describe(raw, declared, title=title or f"{act.number}", body=source, act=act)
    return ParsedDocument(document, (Heading(document.title, 1), *blocks), remainder(source, blocks))


class _Reader:
    def __init__(self, language: str, wording: Wording) -> None:
        self._language = language
        self._wording = wording
        self._chapter = ""

    def _running(self, element: Element, depth: int) -> Iterator[Block]:
        """Yield the blocks inside an element, its own text between them."""
        running: list[str] = [element.text or ""]
        for child in element:
            if local(child) in _INLINE:
                running.append("".join(child.itertext()))
            else:
                yield from paragraph(running)
                running = []
                yield from self.block(child, depth)
            running.append(child.tail or "")
        yield from paragraph(running)

    def block(self, element: Element, depth: int) -> Iterator[Block]:
        """Yield the blocks of an element."""
        name = local(element)
        if name == "section":
            yield self._section(element)
            yield from self._inside(element, depth)
        elif name in _DIVISIONS:
            text = words(children(element, "num", "heading"))
            self._chapter = text if name == "chapter" else self._chapter
            yield from _heading(text, _DIVISIONS[name])
            yield from self._inside(element, depth)
        elif name == "crossHeading":
            yield from _heading(words([element]), _SUB)
        elif name in ("attachment", "component", "conclusions") or element.get("name") == "entryIntoForce":
            word = {"conclusions": _SIGNED, "hcontainer": _ENTRY}.get(name, _ANNEX)
            yield Heading(words(children(element, "num", "heading")) or word[self._language], _OUTER)
            yield from self._inside(element, depth)
        elif name in _POINTS:
            number = words(children(element, "num"))
            inside = self._inside(element, depth + 1)
            yield from as_item(inside, number, depth) if number else inside
        elif name == "table":
            rows = [
                [words([cell]) for cell in children(row, "th", "td")] for row in element.iter() if local(row) == "tr"
            ]
            yield Table(tuple(map(tuple, rows)))
        elif name in ("num", "heading"):
            yield from paragraph([words([element])])
        else:
            yield from self._running(element, depth)

    def _inside(self, element: Element, depth: int) -> Iterator[Block]:
        for child in element:
            if local(child) not in ("num", "heading"):
                yield from self.block(child, depth)

    def _section(self, element: Element) -> Heading:
        text = words(children(element, "num", "heading"))
        match = _NUMBER.match(text)
        if match is None:
            return Heading(text or "§", _SECTION_LEVEL)
        number = f"{match[1]}{match[2]}"
        inside = words(child for child in element if local(child) not in ("num", "heading"))
        wording = replace(self._wording, status=Status.repealed) if _REPEALED.match(inside) else self._wording
        # The chapter stands in the locator until the whole act shows whether the number is enough.
        return Heading(text, _SECTION_LEVEL, number, f"{self._chapter}\n{one_line(match[0])}", wording)


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks, each § located by its number, or by chapter and number where numbers come again."""
    found = list(blocks)
    times = Counter(block.provision for block in found if isinstance(block, Heading))
    for block in found:
        if isinstance(block, Heading) and block.provision and block.locator:
            chapter, _, locator = block.locator.rpartition("\n")
            within = _CHAPTER.match(chapter) if times[block.provision] > 1 else None
            if within:
                place = f"{within[1]}{within[2]}"
                yield replace(block, provision=f"{place}:{block.provision}", locator=f"{within[0]} {locator}")
            else:
                yield replace(block, locator=locator)
        else:
            yield block


def _number(act: Element) -> str:
    """Return "1397/2016", from the preface or else from the address of the work."""
    if (printed := first(act, "docNumber")) is not None and words([printed]):
        return words([printed])
    address = re.search(r"/(\d{4})/(\d+)", _attribute(act, "FRBRuri", "value"))
    return f"{address[2]}/{address[1]}" if address else ""


def _force(act: Element) -> tuple[Wording, date | None]:
    """Return what the act says of its force, for each §, and the day of this wording."""
    repealed = first(act, "repealedBy")
    ends = date_in(_attribute(repealed, "dateEntryIntoForce", "date")) if repealed is not None else None
    entry = [one for one in act.iter() if local(one) == "inForce" and local(one.getparent()) == "proprietary"]
    begins = date_in(_attribute(entry[0], "dateEntryIntoForce", "date")) if entry else None
    in_force = _attribute(act, "isInForce", "value")
    status = {"true": Status.in_force, "false": Status.repealed}.get(in_force)
    if status is Status.repealed and repealed is None:
        status = None  # not in force and not repealed: what it is instead is not said
    wording = Wording(valid_to=ends - timedelta(days=1) if ends else None, status=status)
    return wording, _frbr_day(act, "dateConsolidated") or begins


def _frbr_day(act: Element, name: str) -> date | None:
    days = [one.get("date") for one in act.iter() if local(one) == "FRBRdate" and one.get("name") == name]
    return date_in(days[0]) if days else None


def _attribute(element: Element, name: str, attribute: str) -> str:
    found = first(element, name)
    return str(found.get(attribute, "")) if found is not None else ""


def _heading(text: str, level: int) -> Iterator[Heading]:
    if text:
        yield Heading(text, level)
