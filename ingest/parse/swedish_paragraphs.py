"""The paragraphs of a Swedish statute's plain text: wrapped lines, list items, and tables set with wide space.

Blank lines divide paragraphs; a paragraph goes on over several lines. An item opens with "1.", "a)" or "-", on a
paragraph of its own or on a line inside one. Tabs or four spaces divide the columns of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import Block, Table
from ingest.parse.clean import one_line
from ingest.parse.law_lines import Nesting, item

ITEM = re.compile(r"(\d{1,3}\.|[a-zåäö]\)|[-–•])\s+")
_COLUMNS = re.compile(r"(?<=\S)(?:[ ]*\t\s*|\s{4,})(?=\S)")
_CONTINUES_COLUMN = re.compile(r"\s{8,}|\t")
_OPEN_END = re.compile(r"[,;:.]$|\b(?:och|eller|samt|om)$")
_CUT_WORD = re.compile(r"[^\W_][-–]$")
_HANGING = re.compile(r"(?:och|eller|samt|respektive|till)\b")


def paragraphs(text: str) -> Iterator[str]:
    """Yield the runs of lines that blank lines divide; a § that follows a full stop begins one of its own."""
    for run in re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+", text.strip("\n")):
        yield from filter(str.strip, re.split(r"(?<=[.)])[^\S\n]*\n(?=\d+(?: [a-z])? §[. ] *[A-ZÅÄÖ/])", run))


def is_table(text: str) -> bool:
    """Tell whether a paragraph has columns."""
    return any(_COLUMNS.search(line) for line in text.split("\n"))


def content(text: str, nesting: Nesting) -> Iterator[Block]:
    """Yield the blocks of a paragraph."""
    lines = text.split("\n")
    if is_table(text):
        nesting.end()
        yield from _rows(lines)
        return
    for part in _items(lines):
        yield item(joined(part), ITEM, nesting)


def joined(lines: Sequence[str]) -> str:
    """Return wrapped lines as one; what was cut at a hyphen of its own ("37-" / "39 §§") is whole again."""
    text = ""
    for line in lines:
        whole = bool(_CUT_WORD.search(text)) and line[:1].isalnum() and not _HANGING.match(line)
        text += line if not text or whole else f" {line}"
    return one_line(text)


def _items(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each item: "4." at the start of a line is one only where an item can begin."""
    part: list[str] = []
    number, letter = "0", ""
    for line in lines:
        mark = ITEM.match(line)
        label = mark[1].rstrip(".)") if mark else ""
        if part and label and _OPEN_END.search(part[-1].rstrip()) and _follows(label, number, letter):
            yield part
            part = []
        if label and not part:
            number, letter = (label, letter) if label.isdigit() else (number, label)
        part.append(line)
    if any(map(str.strip, part)):
        yield part


def _follows(label: str, number: str, letter: str) -> bool:
    """Tell whether an item's label begins a list or follows the last number or letter; 2 may follow 1, a and b."""
    if label.isdigit():
        return int(label) in (1, int(number) + 1)
    return label in ("a", "-", "–", "•") or (letter.isalpha() and ord(label) == ord(letter) + 1)


def _rows(lines: Sequence[str]) -> Iterator[Block]:
    """Yield the rows of a table; a cell may begin on the line above its row or end on the line below."""
    rows: list[list[str]] = []
    above: list[str] = []
    for line in lines:
        cells = [one_line(cell) for cell in _COLUMNS.split(line.strip())]
        if len(cells) > 1:
            cells[0] = one_line(" ".join([*above, cells[0]]))
            rows.append(cells)
            above = []
        elif rows and _CONTINUES_COLUMN.match(line):
            rows[-1][-1] += f" {cells[0]}"
        else:
            above.append(cells[0])
    if rows:
        width = max(map(len, rows))
        yield Table(tuple(tuple(row + [""] * (width - len(row))) for row in rows))
    if text := one_line(" ".join(above)):
        yield item(text, ITEM, Nesting())
