"""Running text to pieces: whole where it fits, else divided between sentences."""

from __future__ import annotations

import re

from assistant.domain import Span
from ingest.cutting.balance import balanced
from ingest.cutting.piece import Piece, Room, quotable, shifted
from ingest.sentences import split_units

_ANNOUNCES = re.compile(
    r"\b(?:följande|nedan|nedanstående|følgende|følgjande|nedenfor|nedanfor|nedenstående|following|below|seuraav\w*)\b",
    re.IGNORECASE,
)


def paragraph_pieces(text: str, room: Room) -> list[Piece]:
    """Return the paragraph as one piece, or as several that end where a sentence ends."""
    sentences = split_units(text)
    sizes = [room.count_tokens(text[span.start : span.end]) for span in sentences]
    pieces: list[Piece] = []
    for run in balanced(list(zip(sentences, sizes, strict=True)), sizes, room.most):
        start, end = run[0][0].start, run[-1][0].end
        part = text[start:end]
        units = quotable(part, shifted((span for span, _ in run), -start))
        pieces.append(Piece(part, units, sum(size for _, size in run), " " if pieces else "\n\n"))
    return pieces


def lead_in(text: str, *, before_list: bool) -> Span | None:
    """Return the last sentence if it introduces what stands below it: "… får användas om", "… følgende:".

    An unfinished sentence introduces a list; a table needs a colon or a word that points down.
    """
    sentences = split_units(text)
    if not sentences:
        return None
    last = sentences[-1]
    words = text[last.start : last.end]
    unfinished = words[-1] not in '.!?…)”»"' if before_list else words[-1] == ":"
    return last if unfinished or _ANNOUNCES.search(words) else None
