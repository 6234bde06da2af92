"""A list to pieces: its lines with their markers, divided only between items, the lead-in repeated in every part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from assistant.domain import Span
from ingest.cutting.balance import balanced
from ingest.cutting.paragraphs import paragraph_pieces
from ingest.cutting.piece import Piece, Room, flat, quotable, shifted
from ingest.model import ListItem
from ingest.sentences import split_units

WHOLE_LIST: Final = 1_000
"""Characters. A longer list outside a provision is quoted item by item."""
WHOLE_ITEM: Final = 400
"""Characters. A longer item is quoted sentence by sentence."""


def list_pieces(lead: str, items: Sequence[ListItem], room: Room, *, complete: bool) -> list[Piece]:
    """Return the list as one piece, or as several that each begin with ``lead`` ("" where there is none).

    With ``complete`` (the conditions of a provision) a part is quoted as a whole, however long.
    """
    head = room.count_tokens(lead) if lead else 0
    if head > room.most // 2:
        bare = list_pieces("", items, room, complete=complete)
        return [*paragraph_pieces(lead, room), replace(bare[0], joint="\n"), *bare[1:]]
    groups = list(_groups(items))
    sizes = [room.count_tokens(_lines(group)) for group in groups]
    pieces: list[Piece] = []
    for run in balanced(list(zip(groups, sizes, strict=True)), sizes, room.most - head):
        first, size = run[0]
        if size > room.most - head and len(first) > 1:
            parent = _lines(first[:1])
            inner = f"{lead}\n{parent}" if lead else parent
            pieces.extend(list_pieces(inner, first[1:], room, complete=complete))
        else:
            text, units = _part(lead, [group for group, _ in run], complete)
            pieces.append(Piece(text, units, head + sum(size for _, size in run)))
    return pieces


def _part(lead: str, groups: Sequence[Sequence[ListItem]], complete: bool) -> tuple[str, tuple[Span, ...]]:
    """Return the text of one part and its units: the whole, or each item without its marker.

    Several short items are quoted together even without a lead-in: a line of a checklist alone would mislead.
    """
    shown = [_lines(group) for group in groups]
    text = "\n".join([lead, *shown] if lead else shown)
    short = len(text) <= WHOLE_LIST and (bool(lead) or max(map(len, shown)) <= WHOLE_ITEM)
    if (lead and complete) or (short and len(shown) > 1):
        return text, quotable(text, [Span(0, len(text))], numbered=not lead)
    units: list[Span] = []
    at = len(lead) + 1 if lead else 0
    for group, line in zip(groups, shown, strict=True):
        start = at + len(_indented(group[0])) - len(flat(group[0].text))
        end = at + len(line)
        long_item = len(group) == 1 and end - start > WHOLE_ITEM
        units.extend(shifted(split_units(text[start:end]), start) if long_item else [Span(start, end)])
        at = end + 1
    return text, quotable(text, units)


def _groups(items: Sequence[ListItem]) -> Iterator[list[ListItem]]:
    """Yield each item of the outermost level with the items nested in it."""
    outermost = min(item.level for item in items)
    group: list[ListItem] = []
    for item in items:
        if group and item.level == outermost:
            yield group
            group = []
        group.append(item)
    yield group


def _lines(items: Sequence[ListItem]) -> str:
    return "\n".join(map(_indented, items))


def _indented(item: ListItem) -> str:
    return f"{'  ' * item.level}{item.marker} {flat(item.text)}"
