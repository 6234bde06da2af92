"""The blocks of an EU act in EUR-Lex's markup; its grammar stands in eurlex.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.domain import Status
from ingest.model import Block, Heading, Paragraph, Table, Wording
from ingest.parse.clean import one_line
from ingest.parse.eurlex_words import ARTICLE_NUMBER, CLOSING, DIVISIONS, NOTES, RECITAL
from ingest.parse.html_tree import Element, rows_of
from ingest.parse.items import as_item

ARTICLE = frozenset({"oj-ti-art", "ti-art", "title-article-norm"})
_ARTICLE_NAME = frozenset({"oj-sti-art", "sti-art", "stitle-article-norm"})
_DIVISION = frozenset({"oj-ti-section-1", "ti-section-1", "title-division-1"})
_DIVISION_NAME = frozenset({"oj-ti-section-2", "ti-section-2", "title-division-2"})
_TITLE = frozenset({"oj-doc-ti", "doc-ti", "title-doc-first", "title-doc-last"})
_ANNEX = frozenset({"title-annex-1", "title-annex-2"})
_GROUP = frozenset({"oj-ti-grseq-1", "ti-grseq-1", "title-gr-seq-level-1", "oj-ti-tbl", "title-table"})
_CLOSING = frozenset({"oj-final", "final", "oj-signatory", "signatory"})
_NOTE = frozenset({"oj-note", "note", "footnote"})
_HEADINGS = ARTICLE | _ARTICLE_NAME | _DIVISION | _DIVISION_NAME | _TITLE | _ANNEX | _GROUP
_INLINE = frozenset("a abbr b em i span strong sub sup u font".split())
_RUNS_ON = frozenset({"inline-element", "modref", "arrow"})
_LABEL = re.compile(
    r"\(?\d{1,3}(?:\s?[a-z])?\)|\(?[a-z]{1,5}\)|\(?[a-z]\s(?:bis|ter)\)|\d{1,3}[a-z]?\.|[-–—•]", re.IGNORECASE
)
_ARROWS = re.compile(r"[▼►▶◄◀]\s?(?:[BMC]\d*\b)?")
_EMPTY_MARK = re.compile(r"\(\s*\)")
_SPACED_STOP = re.compile(r"\s+(?=[.,;:](?:\s|$))")
_ANNEX_LEVEL, _DIVISION_LEVEL, _GROUP_LEVEL, _ARTICLE_LEVEL = 2, 4, 5, 6


def eurlex_blocks(
    body: Element, language: str, amended_by: Mapping[Element, str], status: Status | None
) -> Iterator[Block]:
    """Yield the act's blocks in reading order; ``language`` is that of the words set for recitals and notes."""
    return _Reader(language, amended_by, status).document(body)


def classes(element: Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset((element.get("class") or "").split())


def plain(text: str) -> str:
    """Return text without the arrows of amendments and what the marks of footnotes leave behind."""
    return one_line(_SPACED_STOP.sub("", _EMPTY_MARK.sub("", _ARROWS.sub("", text))))


class _Reader:
    def __init__(self, language: str, amended_by: Mapping[Element, str], status: Status | None) -> None:
        self._language = language
        self._amended_by = amended_by
        self._status = status
        self._in_text = False
        """Whether the title is over: what looks like one then names an annex."""
        self._outside = ""
        """Which of closing formula and notes was read last."""

    def document(self, body: Element) -> Iterator[Block]:
        """Yield the blocks, a heading's number and name as one."""
        held: Heading | None = None
        names = False
        for block in self._blocks(body, 0):
            if isinstance(block, Heading) and held and _continues(held, block):
                held = replace(held, text=_together(held, block, first=not names))
                names = True
                continue
            if held:
                yield replace(held, level=abs(held.level))
            held, names = (block, False) if isinstance(block, Heading) else (None, False)
            if held is None:
                yield block
        if held:
            yield replace(held, level=abs(held.level))

    def _blocks(self, element: Element, depth: int) -> Iterator[Block]:
        running = ""
        for part in _flow(element):
            if isinstance(part, str):
                running += part
                continue
            if text := plain(running):
                yield Paragraph(text)
            running = ""
            if part is not None:
                yield from self._own(part, depth)
        if text := plain(running):
            yield Paragraph(text)

    def _own(self, element: Element, depth: int) -> Iterator[Block]:
        names = classes(element)
        if names & _HEADINGS and not depth:
            yield from self._heading(element, names)
        elif names & _CLOSING or names & _NOTE:
            which = CLOSING if names & _CLOSING else NOTES
            if self._outside != (word := which.get(self._language, which["en"])) and not depth:
                self._outside = word
                yield Heading(word, _ANNEX_LEVEL)
            yield from self._blocks(element, depth)
        elif _recital(element):
            self._in_text = True
            yield from self._recital(element)
        elif element.tag == "table":
            yield from self._table(element, depth)
        elif "grid-list" in names:
            label = element.xpath("./div[contains(@class,'grid-list-column-1')]")
            text = element.xpath("./div[contains(@class,'grid-list-column-2')]")
            marker = plain(" ".join(part for one in label for part in one.itertext())) or "-"
            for one in text:
                yield from as_item(self._blocks(one, depth + 1), marker, depth)
        else:
            yield from self._blocks(element, depth)

    def _heading(self, element: Element, names: frozenset[str]) -> Iterator[Heading]:
        text = plain(" ".join(element.itertext()))
        if not text:
            return
        self._in_text = self._in_text or not names & _TITLE
        self._outside = ""
        if names & ARTICLE and (match := ARTICLE_NUMBER.match(text)):
            number = (match["number"] or match["finnish"]).replace(" ", "").lower()
            wording = Wording(status=self._status, amended_by=self._amended_by.get(element))
            yield Heading(text, _ARTICLE_LEVEL, number, text, wording)
        elif names & (_ARTICLE_NAME | _DIVISION_NAME):
            yield Heading(text, -_ARTICLE_LEVEL if names & _ARTICLE_NAME else -_DIVISION_LEVEL)
        elif names & _DIVISION:
            yield Heading(text, next((level for word, level in DIVISIONS if word.match(text)), _DIVISION_LEVEL))
        elif names & _GROUP or names & ARTICLE:
            yield Heading(text, _GROUP_LEVEL)
        elif names & _ANNEX or self._in_text:
            yield Heading(text, -_ANNEX_LEVEL if "title-annex-2" in names else _ANNEX_LEVEL)
        else:
            yield Heading(text, 1)

    def _recital(self, element: Element) -> Iterator[Block]:
        number = element.get("id").removeprefix("rct_")
        name = f"{RECITAL.get(self._language, RECITAL['en'])} {number}"
        yield Heading(name, _ARTICLE_LEVEL, locator=name)
        for block in self._blocks(element, 1):
            text = getattr(block, "text", "")
            yield Paragraph(text) if text and not isinstance(block, Table) else block

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        rows = table.xpath("./tr|./tbody/tr|./thead/tr")
        cells = [row.xpath("./td|./th") for row in rows]
        labels = [plain(" ".join(row[0].itertext())) if len(row) == 2 else "" for row in cells]
        if not rows or not all(map(_LABEL.fullmatch, labels)):
            if text := tuple(tuple(map(plain, row)) for row in rows_of(table)):
                yield Table(text)
            return
        for label, row in zip(labels, cells, strict=True):
            yield from as_item(self._blocks(row[1], depth + 1), label, depth)


def _flow(element: Element) -> Iterator[str | Element | None]:
    """Yield an element's text, None where a paragraph ends, and the elements that are blocks of their own."""
    yield element.text or ""
    for child in element:
        if not isinstance(child.tag, str):
            pass
        elif child.tag == "br":
            yield " "
        elif _stands_alone(child):
            yield child
        elif child.tag in _INLINE or classes(child) & _RUNS_ON:
            yield from _flow(child)
        else:
            yield None
            yield from _flow(child)
            yield None
        yield child.tail or ""


def _stands_alone(element: Element) -> bool:
    names = classes(element)
    return bool(
        element.tag == "table" or names & (_HEADINGS | _CLOSING | _NOTE) or "grid-list" in names or _recital(element)
    )


def _recital(element: Element) -> bool:
    return (element.get("id") or "").startswith("rct_")


def _continues(held: Heading, block: Heading) -> bool:
    """Tell whether a heading is the name of the one before, or the next line of the title or of an annex's name."""
    same = held.level == block.level and block.level in (1, _ANNEX_LEVEL) and not block.provision
    return block.level < 0 or same


def _together(held: Heading, block: Heading, *, first: bool) -> str:
    return f"{held.text}{'. ' if held.level != 1 and first else ' '}{block.text}"
