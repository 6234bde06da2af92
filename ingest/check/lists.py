"""The lists of a text as the labels people cite: a list of five letters is ("a", "b", "c", "d", "e")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.model import Block, ListItem, Table

Labels = tuple[str, ...]

_LABEL = re.compile(r"\(?([a-zæøå]|[ivx]+|\d{1,2})[).]\s")
_FIRST = frozenset({"a", "1", "i"})


def lists_of(blocks: Iterable[Block]) -> tuple[Labels, ...]:
    """Return the labels of each list (or table) with letters or numbers, in the order in which the lists begin.

    A list goes on over running text and over the lists inside its items, until its first label comes again.
    """
    lists: list[list[str]] = []
    open_at: dict[int, list[str]] = {}
    for block in blocks:
        if isinstance(block, Table):
            lists.append([match[1] for row in block.rows if (match := _LABEL.match(row[0]))])
        if not isinstance(block, ListItem) or (label := _label(block)) is None:
            continue
        for deeper in [level for level in open_at if level > block.level]:
            del open_at[deeper]
        if block.level not in open_at or (label in _FIRST and not _goes_on(open_at[block.level], label)):
            open_at[block.level] = []
            lists.append(open_at[block.level])
        open_at[block.level].append(label)
    return tuple(tuple(labels) for labels in lists if labels)


def _label(item: ListItem) -> str | None:
    """Return an item's letter or number: its marker, or for "- a) text" what its text opens with."""
    match = _LABEL.match(f"{item.marker} ") or _LABEL.match(item.text)
    return match[1] if match else None


def _goes_on(labels: list[str], label: str) -> bool:
    """Tell whether "i" follows "h": then it is the ninth letter."""
    return label == "i" and labels[-1:] == ["h"]
