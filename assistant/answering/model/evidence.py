"""Which of the passages found a model may see, and so cite: those of the asker's law and day, within a budget."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Hit, Jurisdiction, Passage, Query

MOST = 8
"""Passages in a prompt."""
CHARACTERS = 12_000
"""Characters of all passages together, some 3,000 to 4,000 tokens: what an answer may cost to ask for."""


def citable(hits: Sequence[Hit], query: Query) -> tuple[Hit, ...]:
    """Return the best hits whose jurisdiction and dates agree with the query, as many as the budget holds."""
    chosen: list[Hit] = []
    length = 0
    for hit in hits:
        if not agrees(hit.passage, query):
            continue
        length += len(hit.passage.text)
        if len(chosen) == MOST or (chosen and length > CHARACTERS):
            break
        chosen.append(hit)
    return tuple(chosen)


def agrees(passage: Passage, query: Query) -> bool:
    """Return whether the passage is of the asker's jurisdiction, of the EU or of none, and holds on the query's day."""
    ours = passage.document.jurisdiction in (query.jurisdiction, Jurisdiction.EU, None)
    begun = passage.valid_from is None or passage.valid_from <= query.as_of
    lasts = passage.valid_to is None or query.as_of <= passage.valid_to
    return ours and begun and lasts
