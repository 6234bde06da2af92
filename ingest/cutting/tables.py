"""A table to pieces: Markdown pipe lines, divided between rows, the header repeated in every part."""

from __future__ import annotations

from typing import Final

from assistant.domain import Span
from ingest.cutting.balance import balanced
from ingest.cutting.paragraphs import paragraph_pieces
from ingest.cutting.piece import LONGEST_ITEM, Piece, Room, flat, quotable
from ingest.model import Table

WHOLE_TABLE: Final = 800
"""Characters. A longer table is quoted row by row."""


def table_pieces(lead: str, table: Table, room: Room) -> list[Piece]:
    """Return the table as one piece, or as several that each begin with ``lead`` and the header."""
    rows = ["| " + " | ".join(flat(cell).replace("|", "\\|") for cell in row) + " |" for row in table.rows]
    if max(map(len, rows)) > LONGEST_ITEM:
        texts = [lead, *(flat(" ".join(row)) for row in table.rows)]
        return [piece for text in texts for piece in paragraph_pieces(text, room)]
    header = "\n".join([*([lead] if lead else []), rows[0], "|" + " --- |" * len(table.rows[0])])
    head = room.count_tokens(header)
    sizes = [room.count_tokens(row) for row in rows[1:]]
    runs = balanced(list(zip(rows[1:], sizes, strict=True)), sizes, max(room.most - head, room.most // 3))
    pieces = []
    for run in runs or [[]]:
        text = "\n".join([header, *(row for row, _ in run)])
        pieces.append(Piece(text, _units(text, header, [row for row, _ in run]), head + sum(size for _, size in run)))
    return pieces


def _units(text: str, header: str, rows: list[str]) -> tuple[Span, ...]:
    if len(text) <= WHOLE_TABLE or not rows:
        return quotable(text, [Span(0, len(text))])
    units = []
    at = len(header) + 1
    for row in rows:
        units.append(Span(at, at + len(row)))
        at += len(row) + 1
    return quotable(text, units)
