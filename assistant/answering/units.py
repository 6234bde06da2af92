"""The quotable units of the passages found, each with how well it answers the query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain import Hit
from assistant.index.words import stems

DENSE = 4.0
WORDS = 0.8
HEADING = 0.5
"""Weight of the query's words in the heading, for the unit that opens the section: it answers its heading."""
PASSAGE = 0.6
"""How much of a passage's score its units inherit."""


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """One quotable unit of a hit."""

    hit: Hit
    rank: int
    """The hit's place in the ranking, from 0."""
    place: int
    """The unit's place in its passage, from 0."""
    text: str
    stems: frozenset[str]
    score: float


def rank_units(hits: Sequence[Hit], weights: Mapping[str, float]) -> list[RankedUnit]:
    """Return every unit of ``hits``, best first; ``weights`` are the query's stems with their idf."""
    return sorted(_units(hits, weights), key=lambda unit: -unit.score)


def _units(hits: Sequence[Hit], weights: Mapping[str, float]) -> Iterator[RankedUnit]:
    total = sum(weights.values()) or 1.0
    for rank, hit in enumerate(hits):
        passage = hit.passage
        language = passage.document.language
        heading = frozenset(stems(" ".join((passage.document.title, *passage.heading_path[-2:])), language))
        in_heading = sum(weights.get(stem, 0.0) for stem in heading) / total
        for place, (text, cosine) in enumerate(zip(passage.unit_texts(), hit.unit_dense, strict=True)):
            own = frozenset(stems(text, language))
            covered = sum(weights.get(stem, 0.0) for stem in own) / total
            score = DENSE * cosine + WORDS * covered + PASSAGE * hit.score
            score += HEADING * in_heading if place == 0 else 0.0
            yield RankedUnit(hit, rank, place, text, own, score)
