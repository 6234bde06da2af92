"""The smallest runs of text that a passage is packed from, and how they are measured."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from assistant.domain import Span

LONGEST_ITEM: Final = 4_000
"""Characters. A longer list item or table row is no such thing; it is read as running text."""

_CHANGED_BY = re.compile(
    r"(?:^|(?<=[.:;)]))\s*(?:Lag|Förordning) \(\d{4}:\d+\)\.?$"
    r"|^\W*(?:Tilføyd|Føyd til|(?:[Ss]ist )?[Ee]ndret) ved (?:lov|forskrift)(?!.*pphevet).*"
)
"""Which act changed a §: after a Swedish sentence, a Norwegian line; not the line that says it was repealed."""
_NUMBER = re.compile(r"(?:\(\d{1,2}\)|\d{1,2}\.)\s+(?=[A-ZÅÄÖÆØ])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_LETTER = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with its quotable units; ``joint`` is what stands between it and the piece before."""

    text: str
    units: tuple[Span, ...]
    tokens: int
    joint: str = "\n\n"


@dataclass(frozen=True, slots=True)
class Room:
    """How much a piece may hold: at most ``most`` tokens, unless one sentence, item or row alone is longer."""

    count_tokens: Callable[[str], int]
    most: int


def flat(text: str) -> str:
    """Return ``text`` on one line, with single spaces."""
    return " ".join(text.split())


def shifted(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    """Return the spans ``by`` characters later."""
    return tuple(Span(span.start + by, span.end + by) for span in spans)


def quotable(text: str, spans: Iterable[Span], *, numbered: bool = False) -> tuple[Span, ...]:
    """Return the spans worth quoting, each without its paragraph's number ("(2) …") unless ``numbered``.

    Not worth quoting are the note which act changed a provision, bare addresses and what has no word.
    """
    kept = []
    for span in spans:
        words = text[span.start : span.end].rstrip()
        if note := _CHANGED_BY.search(words):
            words = words[: note.start()]
        start = len(words) - len(words.lstrip())
        if not numbered and (number := _NUMBER.match(words)):
            start = number.end()
        if _LETTER.search(words) and not _ADDRESS.match(words):
            kept.append(Span(span.start + start, span.start + len(words)))
    return tuple(kept)
