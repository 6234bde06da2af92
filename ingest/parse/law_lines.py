"""The lines of an act kept as Markdown: headings, list items with their own marks, and running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Block, ListItem, Paragraph
from ingest.parse.clean import one_line, seen

_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_])(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_ROMAN = re.compile(r"[ivx]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    text: str
    """As printed, without Markdown's signs but with tabs and runs of spaces, which may divide columns."""
    level: int = 0
    """Of a heading, 1 to 6; 0 for other lines."""
    indent: int = 0

    @property
    def plain(self) -> str:
        """The text with single spaces."""
        return one_line(self.text)


def lines(body: str) -> Iterator[Line]:
    """Yield the lines of a Markdown text in which every paragraph stands on one line."""
    for raw in _COMMENT.sub("", body).replace("\r\n", "\n").split("\n"):
        if not seen(raw).strip():
            continue
        stripped = raw.strip()
        if match := _HEADING.match(stripped):
            yield Line(without_signs(match[2]), level=len(match[1]))
        elif stripped.startswith(">"):
            yield Line(without_signs(stripped.lstrip("> ")))
        else:
            yield Line(without_signs(stripped), indent=len(raw) - len(raw.lstrip()))


def without_signs(text: str) -> str:
    """Return Markdown text without links, emphasis and escapes; the words of a link stay."""
    text = _LINK.sub(r"\1", text)
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text)


class Nesting:
    """How deep a list item stands, from the kinds of marks seen so far: 1. over a) over i)."""

    def __init__(self) -> None:
        self._kinds: list[str] = []
        self._last = ""

    def level(self, marker: str) -> int:
        """Return the depth, from 0, of the next item, and remember it."""
        label = marker.strip("().-• ").lower()
        kind = self._kind(label)
        if kind in self._kinds:
            del self._kinds[self._kinds.index(kind) + 1 :]
        else:
            self._kinds.append(kind)
        self._last = label
        return len(self._kinds) - 1

    def end(self) -> None:
        """Forget the list: running text stands between it and what follows."""
        self._kinds.clear()

    def _kind(self, label: str) -> str:
        if not label or label[0].isdigit():
            return "1" if label else "-"
        # Roman numbers begin with "i", which after "h" is the ninth letter instead.
        begins = label == "i" and self._last != "h"
        if _ROMAN.fullmatch(label) and (begins or "i" in self._kinds):
            return "i"
        return "a"


def items_split(text: str, following: str) -> tuple[str, str] | None:
    """Divide a lead-in from a first item that runs on behind it ("…, om 1. resultaten …") when item 2 follows."""
    if not re.match(r"2\.\s", following) or re.match(r"\d+\.\s", text):
        return None
    found = list(re.finditer(r"\s1\.\s(?=[a-zåäöæø])", text))
    return (text[: found[0].start()], text[found[0].start() :].strip()) if len(found) == 1 else None


def item(text: str, pattern: re.Pattern[str], nesting: Nesting) -> Block:
    """Return a ListItem if ``text`` opens with a mark that ``pattern`` captures, else a Paragraph."""
    if match := pattern.match(text):
        return ListItem(one_line(text[match.end() :]), match[1], nesting.level(match[1]))
    nesting.end()
    return Paragraph(one_line(text))
