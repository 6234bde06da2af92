"""The blocks inside one item of a list, as that item and what stands below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.model import Block, ListItem, Paragraph


def as_item(inside: Iterable[Block], marker: str, depth: int) -> Iterator[Block]:
    """Yield the item, its first paragraphs joined, then what it holds; text after an inner list is a paragraph."""
    held = ""
    given = False
    for block in inside:
        if isinstance(block, Paragraph) and not given:
            held = f"{held} {block.text}".strip()
            continue
        if held and not given:
            yield ListItem(held, marker, depth)
        given = True
        yield block
    if held and not given:
        yield ListItem(held, marker, depth)
