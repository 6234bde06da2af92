"""Swedish acts kept as Markdown in the manner of se-lex: ``## 6 kap. …``, ``### sub-heading``, ``#### 5 §``.

A known conversion loses the numbers of EU acts: it takes the ``/24/`` of "2014/24/EU" for a date marker and moves it
into the heading. Such a file is refused, because its words are no longer the law's.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from ingest.model import Block, Heading, Paragraph, Skip, Table
from ingest.parse.law_lines import Line, Nesting, item, items_split, lines

_CHAPTER = re.compile(r"(\d+(?: [a-z])?) kap\.\s*(.*)")
_SECTION = re.compile(r"(\d+(?: [a-z])?) §")
_ITEM = re.compile(r"(\d+\.|[a-zåäö]\)|[-–•])\s+")
_COLUMNS = re.compile(r"\s*\t\s*|\s{4,}|\s{2,}(?=\d{8}-\d)")
_NOTE_IN_HEADING = re.compile(r"^/[^/]*/\s*")
_DAMAGE = re.compile(r"(?m)^#+ /\d[^\n]*§|direktiv \d{4}EU\b|\bnr \d{7,8}\b")
_AMENDED_BY = re.compile(r"(Lag|Förordning) \(\d{4}:\d+\)\.?$")
_LONGEST_HEADING = 30
"""Words. LOU's longest sub-heading has 26."""
_TITLE, _CHAPTER_LEVEL, _MAIN, _SUB, _SECTION_LEVEL = 1, 2, 3, 4, 5


def swedish_blocks(body: str) -> tuple[Block, ...]:
    """Return the act's blocks; each § is a Heading with provision "6:5" and locator "6 kap. 5 §".

    Raises Skip for a damaged conversion, with the number of damaged places and the first of them.
    """
    if damage := _DAMAGE.findall(body):
        raise Skip(
            f"damaged in {len(damage)} places: numbers of EU acts were taken for date markers and moved "
            f"(the first: {damage[0][:40]!r}). Use an undamaged or repaired copy."
        )
    return tuple(_sub_headings_moved(_blocks([*lines(body)])))


def _blocks(found: list[Line]) -> list[Block]:
    blocks: list[Block] = []
    nesting = Nesting()
    chapter = ""
    repeated = _repeated_headings(found)
    for line, following in pairwise([*found, Line("")]):
        cells = tuple(cell for cell in _COLUMNS.split(line.text.strip()) if cell)
        if len(cells) == 2 and not _CHAPTER.match(line.text):
            _add_row(blocks, (cells[0], cells[1]))
        elif line.level:
            nesting.end()
            if match := _CHAPTER.match(line.plain):
                chapter = match[1]
            elif line.level <= _CHAPTER_LEVEL:
                chapter = ""
            blocks.append(_heading(line, chapter, (chapter, line.plain) in repeated))
        else:
            parts = items_split(line.plain, following.plain) or (line.plain,)
            blocks += [item(part, _ITEM, nesting) for part in parts]
    return blocks


def _heading(line: Line, chapter: str, repeated: bool) -> Heading:
    if match := _SECTION.fullmatch(line.plain):
        number = match[1].replace(" ", "")
        place = chapter.replace(" ", "")
        locator = f"{chapter} kap. {match[1]} §" if chapter else f"{match[1]} §"
        return Heading(line.plain, _SECTION_LEVEL, f"{place}:{number}" if place else number, locator)
    if line.level > _CHAPTER_LEVEL:
        return Heading(line.plain, _SUB if repeated else _MAIN)
    return Heading(_NOTE_IN_HEADING.sub("", line.plain), line.level)


def _repeated_headings(found: list[Line]) -> set[tuple[str, str]]:
    """Return (chapter, heading) of headings printed more than once in a chapter: they stand below another heading."""
    chapter, seen_in = "", Counter[tuple[str, str]]()
    for line in found:
        if line.level and (match := _CHAPTER.match(line.plain)):
            chapter = match[1]
        elif line.level > _CHAPTER_LEVEL and not _SECTION.fullmatch(line.plain):
            seen_in[chapter, line.plain] += 1
    return {place for place, times in seen_in.items() if times > 1}


def _add_row(blocks: list[Block], row: tuple[str, str]) -> None:
    """Add a row to the table that is being read, or begin one; the columns are divided by tabs or wide space."""
    if blocks and isinstance(last := blocks[-1], Table):
        blocks[-1] = Table((*last.rows, row))
    else:
        blocks.append(Table((row,)))


def _sub_headings_moved(blocks: list[Block]) -> list[Block]:
    """Make headings of the sub-headings that a conversion left as the last lines of the section before.

    A section keeps its first line whatever it looks like, and the last section of a chapter keeps all of its lines.
    """
    result: list[Block] = []
    for position in range(len(blocks) - 1, -1, -1):
        block, before = blocks[position], blocks[position - 1]
        follows = result[-1] if result else None
        if (
            isinstance(follows, Heading)
            and follows.level >= _MAIN
            and isinstance(block, Paragraph)
            and _is_stray(block.text)
            and not isinstance(before, Heading)
            and _in_section(blocks, position)
        ):
            result.append(Heading(block.text, _SUB))
        else:
            result.append(block)
    return result[::-1]


def _in_section(blocks: list[Block], position: int) -> bool:
    above = next((block for block in reversed(blocks[:position]) if isinstance(block, Heading)), None)
    return above is not None and above.provision is not None


def _is_stray(text: str) -> bool:
    """Tell a heading from a sentence: no full stop, a capital first, no amending act, not long."""
    ends_open = text[-1:] not in ".,;:)" and not _AMENDED_BY.search(text)
    return ends_open and text[:1].isupper() and len(text.split()) <= _LONGEST_HEADING
