"""Plain text to blocks: a title, paragraphs between blank lines, bullets, and short lines that head what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.metadata import describe
from ingest.model import Block, Heading, ListItem, Paragraph, ParsedDocument, RawDocument, Skip
from ingest.parse.boilerplate import article, is_bullet, is_running
from ingest.parse.clean import one_line, seen
from ingest.parse.html import words

_MARKER = re.compile(r"(?P<bullet>[•▪◦‣·*–-])\s+|(?P<number>\d{1,2}[.)])\s+")
_LONGEST_HEADING = 12
"""Words."""
_WRAPPED_AT_MOST = 120
"""Characters. A text whose longest line is no longer was wrapped; in others each line is a paragraph."""


def parse_text(raw: RawDocument, text: str) -> ParsedDocument:
    """Return the document of a plain text. Raises Skip when no sentence is left without boilerplate."""
    found = article(seen(text).split("\n"))
    blocks = tuple(_blocks(list(found.lines)))
    if not any(not isinstance(block, Heading) for block in blocks):
        raise Skip("the file holds no text")
    declared: dict[str, object] = {"published": found.date_line}
    document = describe(raw, declared, title=found.title, body=words(blocks))
    return ParsedDocument(document, (*([Heading(found.title, 1)] if found.title else []), *blocks))


def _blocks(lines: list[str]) -> Iterator[Block]:
    groups = [*_groups(lines)]
    for place, group in enumerate(groups):
        if match := _MARKER.match(group[0]):
            if text := one_line(" ".join([group[0][match.end() :], *group[1:]])):
                yield ListItem(text, match["number"] or "-")
        elif place + 1 < len(groups) and _is_heading(group):
            yield Heading(one_line(group[0]), 2)
        else:
            yield Paragraph(one_line(" ".join(group)))


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """Yield the lines of each paragraph or item: one line each, or, where the text is wrapped, up to the next break."""
    wrapped = max((len(line) for line in lines), default=0) <= _WRAPPED_AT_MOST
    group: list[str] = []
    for line in lines:
        goes_on = wrapped and line and group and not is_bullet(line) and not _heads(group, line)
        if group and not goes_on:
            yield group
            group = []
        if line:
            group.append(line)
    if group:
        yield group


def _heads(group: list[str], line: str) -> bool:
    """Tell whether a group so far is a short line over the running text that ``line`` begins."""
    return _is_heading(group) and len(line) > 2 * len(group[0]) and line[:1].isupper()


def _is_heading(group: list[str]) -> bool:
    text = group[0]
    short = len(group) == 1 and len(text.split()) <= _LONGEST_HEADING and not is_running(text)
    return short and text[:1].isupper() and (text[-1] not in ".!:;,…" and not text.endswith((" og", " och", " and")))
