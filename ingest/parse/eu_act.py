"""EU acts kept as Markdown in the manner of legalize-eu: ``###### Article 26``, then its title in bold."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.model import Block, Heading, ListItem, Paragraph
from ingest.parse.law_lines import Line, Nesting, item, lines

_ARTICLE = re.compile(r"((?:Article|Artikel|Artikkel) (\d+[a-z]?))\b\.?\s*(.*)")
_ITEM = re.compile(r"(?:[-–•]\s+)?(\([a-z0-9]{1,5}\)|[-–•])\s+")
LEFT_OUT = re.compile(r"\[[^\]]{0,30}\bomitted\]")
_ARTICLE_LEVEL = 6


def eu_blocks(body: str) -> tuple[Block, ...]:
    """Return the act's blocks; each article is a Heading with provision "26" and locator "Article 26".

    Numbered paragraphs ("1. …") stay paragraphs with their number; lettered points are list items. An editor's
    "[3–5 omitted]" is no text of the act and is dropped.
    """
    blocks: list[Block] = []
    nesting = Nesting()
    for line, following in pairwise([*lines(body), Line("")]):
        text = line.plain
        if LEFT_OUT.fullmatch(text):
            continue
        if line.level:
            nesting.end()
            blocks.append(_heading(line))
        elif _is_title(blocks, text, following):
            heading = blocks[-1]
            assert isinstance(heading, Heading)
            blocks[-1] = Heading(f"{heading.text}. {text}", heading.level, heading.provision, heading.locator)
        elif line.indent and blocks and isinstance(last := blocks[-1], ListItem) and not _ITEM.match(text):
            _continue(blocks, last, text, line.indent)
        else:
            blocks.append(item(text, _ITEM, nesting))
    return tuple(blocks)


def _heading(line: Line) -> Heading:
    if match := _ARTICLE.fullmatch(line.plain):
        return Heading(line.plain, _ARTICLE_LEVEL, match[2], match[1])
    return Heading(line.plain, min(line.level, _ARTICLE_LEVEL - 1))


def _is_title(blocks: list[Block], text: str, following: Line) -> bool:
    """Tell an article's title: the first line below its number, without a full stop, with text after it."""
    bare = bool(blocks) and isinstance(blocks[-1], Heading) and blocks[-1].text == blocks[-1].locator
    return bare and text[-1:] not in ".:;," and not re.match(r"\d+\.", text) and bool(following.text)


def _continue(blocks: list[Block], last: ListItem, text: str, indent: int) -> None:
    """Add a line to the item it is indented under; behind deeper items it stands for itself."""
    if last.level * 3 < indent <= last.level * 3 + 4:
        blocks[-1] = ListItem(f"{last.text} {text}", last.marker, last.level)
    else:
        blocks.append(Paragraph(text))
