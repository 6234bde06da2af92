"""How well a passage carries a statement: which of its units, how near in meaning, how many of the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.domain import Language, Passage
from assistant.embedding.base import Embedder, Matrix, SpannedText
from assistant.index.function_words import function_stems
from assistant.index.words import stems
from assistant.retrieval.headings import heading_of

UNITS = 3
"""Units of one passage that one statement may rest on."""
ADDS = 0.15
"""Share of the statement's content that a further unit must add: beside the best, only what carries the rest counts."""
NEAR = 0.015
"""How far below the best cosine a unit of another language may lie and still be the one that is meant."""
WORDS = 0.35
"""Weight of the words beside the cosine, which between any two sentences on procurement is .75 to .95."""
_PREFIX = 5
_MARKS = re.compile(r"[.;:,\n]\s|\s[–-]\s")
_FINE = re.compile(
    _MARKS.pattern
    + r"|\s(?:och|og|and|men|but|samt|medan|mens|mens|while|om|hvis|dersom|if|where|when|när|når|eller|or)\s",
    re.IGNORECASE,
)
_SCANDINAVIAN = frozenset({Language.nb, Language.nn, Language.da})


@dataclass(frozen=True, slots=True)
class Alignment:
    """What of one passage carries a statement."""

    passage: Passage
    places: tuple[int, ...]
    """The units, best first."""
    cosine: float
    """Between the statement and the best unit."""
    coverage: float
    """Share of the statement's content stems that stand in these units or above them in the headings."""
    same_language: bool

    def texts(self) -> tuple[str, ...]:
        """Return the units' texts, best first."""
        units = self.passage.unit_texts()
        return tuple(units[place] for place in self.places)


class Aligner:
    """Aligns statements with passages; keeps the vectors of the passages of one answer."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, Matrix] = {}

    def align(self, text: str, language: Language, passage: Passage) -> Alignment:
        """Return the units of the passage that carry the statement best."""
        spoken = passage.document.language
        same = spoken is language or {spoken, language} <= _SCANDINAVIAN
        wanted = content(text, language)
        cosines = self._units(passage) @ self._embedder.query_vector(text)
        held = [share(wanted, content(unit, spoken)) if same else 0.0 for unit in passage.unit_texts()]
        scores = cosines + WORDS * np.array(held, dtype=np.float32)
        order = [int(place) for place in np.argsort(-scores)]
        if not same:
            near = tuple(place for place in order[:UNITS] if cosines[place] >= cosines[order[0]] - NEAR)
            return Alignment(passage, near, float(cosines[order[0]]), 0.0, same_language=False)
        above = stems(f"{passage.document.title} {heading_of(passage)}", spoken)
        places, coverage = _carrying(wanted, [stems(unit, spoken) for unit in passage.unit_texts()], order, above)
        return Alignment(passage, places, float(cosines[order[0]]), coverage, same_language=True)

    def _units(self, passage: Passage) -> Matrix:
        if passage.id not in self._vectors:
            [matrix] = self._embedder.passage_matrices([SpannedText(passage.text, passage.units)])
            self._vectors[passage.id] = matrix[1:]
        return self._vectors[passage.id]


def content(text: str, language: Language) -> frozenset[str]:
    """Return the distinct stems of a text that say something: no function words, no bare digits."""
    found = (stem for stem in stems(text, language) if not stem.isdigit() and len(stem) > 1)
    return frozenset(found) - function_stems(language)


def clauses(unit: str, *, finely: bool = False) -> list[str]:
    """Return the parts of a unit between its marks; ``finely``: also between conjunctions."""
    return [part for part in (_FINE if finely else _MARKS).split(unit) if part.strip()] or [unit]


def _carrying(
    wanted: frozenset[str], units: Sequence[Sequence[str]], order: Sequence[int], above: Sequence[str]
) -> tuple[tuple[int, ...], float]:
    """Return the best unit with those that carry what it leaves, and the share they and the headings hold."""
    places = [order[0]]
    shown = {*above, *units[order[0]]}
    coverage = share(wanted, shown)
    for place in order[1:]:
        wider = share(wanted, shown.union(units[place]))
        if len(places) < UNITS and wider >= coverage + ADDS:
            places.append(place)
            shown.update(units[place])
            coverage = wider
    return tuple(places), coverage


def share(wanted: frozenset[str], there: Iterable[str]) -> float:
    """Return the share of stems that are there, or whose beginning is: inflection and compounds differ at the end."""
    known = set(there)
    beginnings = {stem[:_PREFIX] for stem in known if len(stem) >= _PREFIX}
    found = sum(stem in known or (len(stem) >= _PREFIX and stem[:_PREFIX] in beginnings) for stem in wanted)
    return found / len(wanted) if wanted else 0.0
