"""Norwegian acts kept as Markdown in the manner of legalize-no and lovverk: ``##### § 4. Formål``.

legalize-no prints the items of a list twice: run together at the end of the lead-in, and again as paragraphs without
their letters. The run-together copy is dropped, and the letters are set again as Norwegian acts set them: a, b, c, and
1, 2, 3 below a letter.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from itertools import groupby

from ingest.acts import Act, norwegian_act
from ingest.model import Block, Heading, ListItem, Paragraph
from ingest.parse.law_lines import Line, Nesting, item, lines

_SECTION = re.compile(r"(§ ?(\d+(?:-\d+)?(?: ?[a-z](?![a-zæøå]))?))\.?\s*(.*)")
_ITEM = re.compile(r"([a-zæøå]\.|[a-zæøå]\)|\d+\.|[-–•])\s+")
NUMBER_IN_TITLE = re.compile(r"^(?:LOV|FOR)-[\d-]+\s*")
_SECTION_LEVEL = 5


def acts_in(body: str) -> Iterator[tuple[Act | None, str]]:
    """Yield each act of a file that holds several, each under a heading with its number; else (None, body)."""
    parts = re.split(r"(?m)^(?=# .*\b(?:LOV|FOR)-\d{4}-)", body)
    acts: list[tuple[Act | None, str]] = []
    for part in parts:
        if act := norwegian_act(part.split("\n", 1)[0]):
            acts.append((act, part))
    yield from acts or [(None, body)]


def norwegian_blocks(body: str) -> tuple[Block, ...]:
    """Return the act's blocks; each § is a Heading with provision "13-2" and locator "§ 13-2"."""
    blocks: list[Block] = []
    nesting = Nesting()
    for is_heading, group in groupby(lines(body), key=lambda line: line.level > 0):
        if is_heading:
            nesting.end()
            blocks += [_heading(line) for line in group]
        else:
            blocks += _text(list(group), nesting)
    return tuple(blocks)


def _heading(line: Line) -> Heading:
    if match := _SECTION.match(line.plain):
        number = match[2].replace(" ", "")
        return Heading(line.plain, _SECTION_LEVEL, number, f"§ {match[2]}")
    title = NUMBER_IN_TITLE.sub("", line.plain)
    return Heading(title[:1].upper() + title[1:], min(line.level, _SECTION_LEVEL - 1))


def _text(found: list[Line], nesting: Nesting) -> list[Block]:
    texts = [line.plain for line in found]
    blocks: list[Block] = []
    position = 0
    while position < len(texts):
        if copies := _copied_list(texts, position):
            lead, items, position = copies
            nesting.end()
            blocks += [Paragraph(lead), *items]
        else:
            blocks.append(item(texts[position], _ITEM, nesting))
            position += 1
    return blocks


def _copied_list(texts: list[str], position: int, depth: int = 0) -> tuple[str, list[ListItem], int] | None:
    """Return lead-in, items and the next position if the paragraph ends in the run-together text of those after it."""
    whole = _letters(texts[position])
    run, after = "", position + 1
    children: list[tuple[str, list[ListItem]]] = []
    best: tuple[int, int] | None = None
    while after < len(texts) and _letters(texts[after]) in whole:
        run += _letters(texts[after])
        inner = _copied_list(texts, after, depth + 1)
        lead, items, after = inner or (texts[after], [], after + 1)
        children.append((lead, items))
        if len(children) > 1 and whole.endswith(run) and len(whole) > len(run):
            best = len(children), after
            length = len(run)
    if best is None:
        return None
    count, after = best
    items = [
        part
        for number, (lead, inner_items) in enumerate(children[:count])
        for part in (ListItem(lead, _marker(number, depth), depth), *inner_items)
    ]
    return _without_last_letters(texts[position], length), items, after


def _marker(number: int, depth: int) -> str:
    return f"{string.ascii_lowercase[number % 26]}." if depth == 0 else f"{number + 1}."


def _letters(text: str) -> str:
    return "".join(text.split())


def _without_last_letters(text: str, count: int) -> str:
    """Return ``text`` without its last ``count`` letters, spaces not counted."""
    end = len(text)
    while count:
        end -= 1
        count -= not text[end].isspace()
    return text[:end].rstrip()
