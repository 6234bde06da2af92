"""The quotable units of the passages found, each with how well it answers the query."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain import Hit, Language, Query
from assistant.index.words import Sought, stems
from assistant.retrieval.headings import heading_of, is_aside
from assistant.retrieval.interrogative import asks_amount, interrogative
from assistant.retrieval.jurisdiction import places_in

DENSE = 4.0
WORDS = 1.2
HEADING = 1.0
"""Weight of a heading that asks what the query asks, for the unit that opens the section: it answers its heading."""
SAME_INTERROGATIVE = 0.25
"""Added where heading and query open with the same question word: how is not when."""
CONDITION = {"when allowed": 0.6, "whether": 0.1}
"""Added to a unit that allows something on a condition, where the query asks when or whether it is allowed."""
LIST = 0.3
"""Added to a list, where the query asks which things there are."""
FIGURE = 0.3
"""Added to a unit with a figure, where the query asks for one, and to a unit with the very figure of the query."""
ELSEWHERE = 2.5
"""Taken off a unit that names other countries alone than the query is about."""
OPENING = 0.1
"""Added to a passage's first unit: it says what the rest explains."""
LATER = 0.5
"""What of that weight the other units of the section get."""
ASIDE = 0.4
"""Taken off the units of a side section that the query is not about."""
PASSAGE = 1.0
"""How much of a passage's score its units inherit."""


_CONDITION = re.compile(
    r"\bfår\b.*\b(?:om|endast|när|bara|fall)\b|\bkan\b.*\b(?:dersom|hvis|når|bare)\b|"
    r"\bmay\b.*\b(?:if|where|when|only|provided|cases?)\b",
    re.IGNORECASE | re.DOTALL,
)
_FIGURE = re.compile(
    r"\d[\d  .,]*"
    r"(?:kron|euro|procent|prosent|per ?cent|%|dag|day|år\b|year|månad|måned|month|timm|time|hour|mill|SEK|NOK|EUR)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\d§:-])\b\d[\d  .]*\d\b(?!\s*(?:kap|§))")
_WHICH = re.compile(r"(?:vilka|hvilke|which|what are)\b", re.IGNORECASE)
_POINTER = re.compile(
    r"(?:läs mer|les mer|les meir|læs mere|read more|se även|se også|see also|"
    r"andra ord för|på andra språk|andre ord for|på andre språk|other words for|in other languages)\b",
    re.IGNORECASE,
)
_CHECKED = re.compile(
    r"[^.]*\b(?:är kontrollera(?:t|de)|er kontrollert|(?:were|was) checked|gäller i lydelse kontrollerad|"
    r"er i versjon kontrollert|cited in the version checked)(?: den| on)? \d{4}-\d\d-\d\d\.?$",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?\W*$")


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """One quotable unit of a hit."""

    hit: Hit
    rank: int
    """The hit's place in the ranking, from 0."""
    place: int
    """The unit's place in its passage, from 0."""
    text: str
    score: float

    def stems(self) -> frozenset[str]:
        """Return the distinct stems of the unit."""
        return distinct_stems(self.text, self.hit.passage.document.language)


@lru_cache(maxsize=4096)
def distinct_stems(text: str, language: Language) -> frozenset[str]:
    """Return the distinct stems of a text; kept, since the same passages are said again and again."""
    return frozenset(stems(text, language))


_places = lru_cache(maxsize=4096)(places_in)


def _states(text: str) -> bool:
    """Return whether a unit states anything: a pointer to another page, a date of check and a question do not."""
    dated = text[-1:].isdigit() or text[-2:-1].isdigit()
    return not (_POINTER.match(text) or (dated and _CHECKED.match(text)) or ("?" in text and _QUESTION.search(text)))


def rank_units(hits: Sequence[Hit], query: Query, weights: Mapping[str, float]) -> list[RankedUnit]:
    """Return every unit of ``hits``, best first; ``weights`` are the query's stems with their idf."""
    return sorted(_units(hits, query, weights), key=lambda unit: -unit.score)


def _units(hits: Sequence[Hit], query: Query, weights: Mapping[str, float]) -> Iterator[RankedUnit]:
    total = sum(weights.values()) or 1.0
    sought = Sought(weights)
    asks = interrogative(query.text)
    several = bool(_WHICH.match(query.text))
    figures = frozenset(_NUMBER.findall(query.text))
    wants_figure = asks_amount(query.text)
    asked_about = places_in(query.text) | {query.jurisdiction}
    conditional = CONDITION.get(asks or "", 0.0)
    for rank, hit in enumerate(hits):
        passage = hit.passage
        language = passage.document.language
        title = heading_of(passage)
        heading = distinct_stems(title, language)
        asked = sum(weights[stem] for stem in weights.keys() & heading) / total
        asked *= len(heading & weights.keys()) / (len(heading) or 1)
        bonus = HEADING * asked + SAME_INTERROGATIVE * (asks is not None and asks == interrogative(title))
        inherited = PASSAGE * hit.score - ASIDE * is_aside(title, query.text)
        somewhere = bool(_places(passage.text))
        for place, (text, cosine) in enumerate(zip(passage.unit_texts(), hit.unit_dense, strict=True)):
            if not _states(text):
                continue
            covered = sum(weights[stem] for stem in sought.held(text, language)) / total
            score = DENSE * cosine + WORDS * covered + inherited
            score += OPENING * (place == 0) + LIST * (several and "\n" in text)
            score += conditional if conditional and _CONDITION.search(text) else 0.0
            score += bonus * (1.0 if place == 0 else LATER)
            if (wants_figure and _FIGURE.search(text)) or (figures and not figures.isdisjoint(_NUMBER.findall(text))):
                score += FIGURE
            if somewhere and (named := _places(text)) and named.isdisjoint(asked_about):
                score -= ELSEWHERE
            yield RankedUnit(hit, rank, place, text, score)
