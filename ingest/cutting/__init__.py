"""The blocks under one heading to pieces: paragraphs, lists with their lead-in, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Span
from ingest.cutting.balance import balanced
from ingest.cutting.lists import list_pieces
from ingest.cutting.paragraphs import lead_in, paragraph_pieces
from ingest.cutting.piece import LONGEST_ITEM, Piece, Room, flat, shifted
from ingest.cutting.tables import table_pieces
from ingest.model import Block, ListItem, Paragraph, Table
from ingest.sentences import split_units

__all__ = ["Piece", "Room", "balanced", "cut", "shifted"]


def cut(blocks: Sequence[Block], room: Room, *, complete_lists: bool) -> list[Piece]:
    """Return the pieces of the blocks under one heading, in reading order.

    A sentence that introduces a list or a table goes with it; so does the paragraph that finishes that sentence below.
    """
    blocks = [_tamed(block) for block in blocks if _says_something(block)]
    pieces: list[Piece] = []
    lead, joint = "", "\n\n"
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        following = blocks[at] if at < len(blocks) else None
        if isinstance(block, Paragraph):
            text = flat(block.text)
            found = lead_in(text, before_list=isinstance(following, ListItem)) if _introducible(following) else None
            pieces += paragraph_pieces(text[: found.start] if found else text, room)
            if found:
                lead, joint = text[found.start :], " " if found.start else "\n\n"
            continue
        new: list[Piece] = []
        if isinstance(block, ListItem):
            items = [block]
            while at < len(blocks) and isinstance(item := blocks[at], ListItem):
                items.append(item)
                at += 1
            new = list_pieces(lead, items, room, complete=complete_lists)
            if lead and len(new) == 1 and at < len(blocks) and (rest := _rest_of_sentence(blocks[at])):
                new = [_finished(new[0], rest, room)]
                at += 1
        elif isinstance(block, Table):
            new = table_pieces(lead, block, room)
        if new:
            pieces += [replace(new[0], joint=joint), *new[1:]]
        lead, joint = "", "\n\n"
    return pieces


def _says_something(block: Block) -> bool:
    if isinstance(block, Table):
        return any(cell.strip() for row in block.rows for cell in row)
    return bool(block.text.strip())


def _tamed(block: Block) -> Block:
    if isinstance(block, ListItem) and len(block.text) > LONGEST_ITEM:
        return Paragraph(f"{block.marker} {block.text}")
    return block


def _introducible(block: Block | None) -> bool:
    return isinstance(block, ListItem | Table)


def _rest_of_sentence(block: Block) -> str:
    """Return the text of a paragraph that begins in the middle of a sentence, else ""."""
    return flat(block.text) if isinstance(block, Paragraph) and flat(block.text)[0].islower() else ""


def _finished(piece: Piece, rest: str, room: Room) -> Piece:
    """Return the list with the end of its lead-in's sentence, as one unit where the list is one."""
    first, *others = shifted(split_units(rest), len(piece.text) + 1)
    units = (Span(0, first.end),) if len(piece.units) == 1 else (*piece.units, first)
    return Piece(f"{piece.text}\n{rest}", (*units, *others), piece.tokens + room.count_tokens(rest), piece.joint)
