"""The sources of an answer as it grows: numbered in the order they are first cited, each with its widest quote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.verification.addresses import without_addresses
from assistant.domain import Passage, Source

_NUMBERS = re.compile(r"\s*(?:\[(?:passages?\s*)?\d+(?:\s*[,;–-]\s*\d+)*\]|\(passages?\s*\d+(?:\s*,\s*\d+)*\))")
_MARKUP = re.compile(r"\*\*|__|`+|<[^<>]{0,200}>|^\s*(?:[-*#>]+|\d+[.)])\s+")


def cited_text(text: str) -> str:
    """Return a model's sentence without addresses, markup and citation numbers of its own: code adds those."""
    return " ".join(_MARKUP.sub("", _NUMBERS.sub("", without_addresses(text))).split())


class Citations:
    """Gives every cited passage one number for the whole answer."""

    def __init__(self) -> None:
        self._passages: list[Passage] = []
        self._spans: list[tuple[int, int]] = []

    def cite(self, passage: Passage, places: Sequence[int]) -> int:
        """Return the passage's number; its quote reaches over the units at ``places`` and all cited before."""
        start = passage.units[min(places)].start
        return self._number(passage, start, passage.units[max(places)].end)

    def cites(self, passage: Passage, place: int) -> bool:
        """Return whether the unit at ``place`` stands in the passage's quote already."""
        unit = passage.units[place]
        return any(
            known.id == passage.id and start <= unit.start and unit.end <= end
            for known, (start, end) in zip(self._passages, self._spans, strict=True)
        )

    def quote(self, source: Source) -> int:
        """Return the number of a source that is already quoted; its quote stays at least as wide."""
        start = source.passage.text.index(source.quote)
        return self._number(source.passage, start, start + len(source.quote))

    def sources(self) -> tuple[Source, ...]:
        """Return the sources, from number 1."""
        pairs = enumerate(zip(self._passages, self._spans, strict=True), start=1)
        return tuple(Source(number, passage, passage.text[start:end]) for number, (passage, (start, end)) in pairs)

    def _number(self, passage: Passage, start: int, end: int) -> int:
        for at, known in enumerate(self._passages):
            if known.id == passage.id:
                first, last = self._spans[at]
                self._spans[at] = min(first, start), max(last, end)
                return at + 1
        self._passages.append(passage)
        self._spans.append((start, end))
        return len(self._passages)
