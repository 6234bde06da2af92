"""Swedish acts kept as Markdown in the manner of se-lex: ``## 6 kap. …``, ``### sub-heading``, ``#### 5 §``.

Markers of validity (see swedish_days) stand in a heading or on a line below it. A heading that ends in the name of an
amending act ("… Lag (2023:815)") is the last paragraph of the § before it. A note between strokes in a heading
("/Bilagan är inte med här/") is kept as text below it.

A known conversion loses the numbers of EU acts: it takes the ``/24/`` of "2014/24/EU" for a date marker and moves it
into the heading. Such a file is refused, because its words are no longer the law's.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from ingest.model import UNSAID, Block, Heading, Paragraph, Skip, Table, Wording
from ingest.parse.law_lines import Line, Nesting, item, items_split, lines
from ingest.parse.swedish_days import AMENDED_BY, together, without_markers

_CHAPTER = re.compile(r"(\d+(?: [a-z])?) kap\.\s*(.*)")
_SECTION = re.compile(r"(\d+(?: [a-z])?) §")
_ITEM = re.compile(r"(\d+\.|[a-zåäö]\)|[-–•])\s+")
_COLUMNS = re.compile(r"\s*\t\s*|\s{4,}|\s{2,}(?=\d{8}-\d)")
NOTE_IN_HEADING = re.compile(r"^/([^/]*)/\s*")
_DAMAGE = re.compile(r"(?m)^#+ /\d[^\n]*§|direktiv \d{4}EU\b|\bnr \d{7,8}\b")
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
    chapter, of_chapter = "", UNSAID
    repeated = _repeated_headings(found)
    for line, following in pairwise([*found, Line("")]):
        text, said = _without_markers(line.plain)
        cells = tuple(cell for cell in _COLUMNS.split(line.text.strip()) if cell)
        if len(cells) == 2 and not _CHAPTER.match(text):
            _add_row(blocks, (cells[0], cells[1]))
        elif line.level and not AMENDED_BY.search(text):
            nesting.end()
            if match := _CHAPTER.match(text):
                chapter, of_chapter = match[1], said
            elif line.level <= _CHAPTER_LEVEL:
                chapter, of_chapter = "", UNSAID
            heading = _heading(text, line.level, chapter, (chapter, text) in repeated)
            blocks.append(replace(heading, wording=together(of_chapter, said)) if heading.provision else heading)
            blocks += [Paragraph(note[1])] if (note := NOTE_IN_HEADING.match(text)) else []
        else:
            last = blocks[-1] if blocks else None
            if said != UNSAID and isinstance(last, Heading) and last.provision:
                blocks[-1] = replace(last, wording=together(last.wording, said))
            parts = items_split(text, following.plain) or (text,)
            blocks += [item(part, _ITEM, nesting) for part in parts if part]
    return blocks


def _without_markers(text: str) -> tuple[str, Wording]:
    """Return a line without its markers, which may also stand behind the number of a §."""
    text, said = without_markers(text)
    if match := re.match(r"(\d+(?: [a-z])? §)\s+(?=/)", text):
        rest, more = without_markers(text[match.end() :])
        return f"{match[1]} {rest}".strip(), together(said, more)
    return text, said


def _heading(text: str, level: int, chapter: str, repeated: bool) -> Heading:
    if match := _SECTION.fullmatch(text):
        number = match[1].replace(" ", "")
        place = chapter.replace(" ", "")
        locator = f"{chapter} kap. {match[1]} §" if chapter else f"{match[1]} §"
        return Heading(text, _SECTION_LEVEL, f"{place}:{number}" if place else number, locator)
    if level > _CHAPTER_LEVEL:
        return Heading(text, _SUB if repeated else _MAIN)
    return Heading(NOTE_IN_HEADING.sub("", text) or text, level)


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
    ends_open = text[-1:] not in ".,;:)" and not AMENDED_BY.search(text)
    return ends_open and text[:1].isupper() and len(text.split()) <= _LONGEST_HEADING
