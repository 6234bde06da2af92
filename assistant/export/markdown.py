"""Blocks as Markdown (CommonMark with pipe tables). All text is escaped: nothing in it can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.export.blocks import Block, Heading, Item, Paragraph, Table

MEDIA_TYPE = "text/markdown; charset=utf-8"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LINE_START = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_CITATION = re.compile(r"\\\[(\d{1,3})\\\](?![(:])")
"""An escaped number in brackets: it needs no escape where nothing after it makes it a link."""
_NUMBER = re.compile(r"\d{1,9}[.)]")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)


def markdown(blocks: Iterable[Block]) -> bytes:
    """Return the blocks as UTF-8 Markdown."""
    parts: list[str] = []
    previous: Block | None = None
    for block in blocks:
        # Items of a list stand close; all else is a paragraph of its own.
        close = isinstance(block, Item) and isinstance(previous, Item)
        parts.append(("\n" if close else "\n\n") + _markdown(block) if parts else _markdown(block))
        previous = block
    return ("".join(parts) + "\n").encode()


def _markdown(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {_escape(text)}"
        case Item(text, depth, sign):
            numbered = sign and _NUMBER.fullmatch(sign)
            start = sign if numbered else f"- {_escape(sign)}" if sign else "-"
            return f"{'    ' * depth}{start} {_escape(text)}"
        case Table(rows):
            width = max(len(row) for row in rows)
            lines = [f"| {' | '.join(_escape(cell) for cell in row)} |" for row in rows]
            return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
        case Paragraph(text, label, style, address):
            start = f"**{_escape(label)}** " if label else ""
            link = f" <{address}>" if address and _WEB_ADDRESS.fullmatch(address) else ""
            return f"{'> ' if style == 'quote' else ''}{start}{_escape(text)}{link}"


def _escape(text: str) -> str:
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    line = _CITATION.sub(r"[\1]", line)
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)
