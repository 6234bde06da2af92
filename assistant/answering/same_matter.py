"""Do two sentences rule the same matter with different figures? Two situations with a figure each do not differ."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assistant.answering.verification.alignment import content, share
from assistant.answering.verification.figures import Figure, figures
from assistant.answering.verification.markers import markers
from assistant.domain import Jurisdiction, Language, Passage
from assistant.law.references import context_of, find_mentions
from assistant.retrieval.jurisdiction import places_in

SHARED = 0.3
"""Share of the content of the sentence with less of it that the other must hold."""
ALSO = 0.15
"""Share of the other's content that it must hold in turn: a longer sentence says more about the same."""
_FILE = Path(__file__).with_name("situations.toml")
_KRONOR = frozenset({"SEK", "NOK", "DKK"})
_OPPOSED = (("at least", "at most"), ("may", "must"))
_OR = re.compile(r"\b(?:eller|or)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_FIRST_YEAR = 1900
_BRACKET = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Ruling:
    """A sentence of a passage with what it measures."""

    passage: Passage
    place: int
    """Among the passage's units, from 0."""
    text: str
    measured: tuple[Figure, ...]

    @property
    def language(self) -> Language:
        """The language it stands in."""
        return self.passage.document.language


def rulings(passage: Passage) -> list[Ruling]:
    """Return the sentences of a passage that measure something and rule it: no lists, tables, history or examples."""
    found = (
        Ruling(passage, place, text, measured(text, passage.document.language))
        for place, text in enumerate(passage.unit_texts())
        if "\n" not in text and not _is_aside(text)
    )
    return [one for one in found if one.measured]


@lru_cache(maxsize=4096)
def measured(text: str, language: Language) -> tuple[Figure, ...]:
    """Return the figures that have a unit, less those of provisions and the years of a calendar."""
    if not any(character.isdigit() for character in text) and not figures(text, language):
        return ()
    return tuple(f for f in figures(_bare(text), language) if f.unit and not _is_calendar_year(f))


def unit_of(figure: Figure) -> str | None:
    """Return the unit; crowns of any country are one, since a text seldom says whose they are."""
    return "crown" if figure.unit in _KRONOR else figure.unit


def apart(one: Ruling, other: Ruling) -> tuple[tuple[Figure, ...], tuple[Figure, ...]] | None:
    """Return the figures of either in a unit that both have and agree on no figure of; None where there is none."""
    for unit in dict.fromkeys(map(unit_of, one.measured)):
        mine = tuple(f for f in one.measured if unit_of(f) == unit)
        theirs = tuple(f for f in other.measured if unit_of(f) == unit)
        if theirs and not any(f.agrees(g) for f in mine for g in theirs):
            return mine, theirs
    return None


def same_situation(one: Ruling, other: Ruling) -> bool:
    """Return whether neither sentence names a situation, a country, a provision or a direction that parts the two."""
    if one.language is not other.language:
        return False
    mine, theirs = situations(_head(one)), situations(_head(other))
    if mine.certain - theirs.named or theirs.certain - mine.named:
        return False
    said, known = markers(one.text, one.language), markers(other.text, other.language)
    if ("should" in said) is not ("should" in known):  # advice is no rule
        return False
    if any((a in said - known and b in known - said) or (b in said - known and a in known - said) for a, b in _OPPOSED):
        return False
    return not _parted(_provisions(one), _provisions(other)) and not _parted(_places(one), _places(other))


def same_words(one: Ruling, other: Ruling) -> bool:
    """Return whether the two sentences share so much of their content that they can be about one thing."""
    mine, theirs = _content(one), _content(other)
    shares = sorted((share(mine, theirs), share(theirs, mine)))
    return shares[1] >= SHARED and shares[0] >= ALSO


def states(wanted: Sequence[Figure], known: Iterable[Ruling]) -> bool:
    """Return whether one of the rulings has one of the figures in the same unit."""
    return any(
        unit_of(figure) == unit_of(there) and figure.agrees(there)
        for one in known
        for there in one.measured
        for figure in wanted
    )


@dataclass(frozen=True, slots=True)
class Situations:
    """The situations that a text names."""

    named: frozenset[str]
    certain: frozenset[str]
    """Those that it does not merely add after an "or", which widens what it rules."""


@lru_cache(maxsize=4096)
def situations(text: str) -> Situations:
    """Return the situations that a text names outside its references."""
    bare = _bare(text)
    found = {name: list(pattern.finditer(bare)) for name, pattern in _patterns("situation").items()}
    certain = (name for name, all_of in found.items() if any(not _OR.search(bare[: m.start()]) for m in all_of))
    return Situations(frozenset(name for name, all_of in found.items() if all_of), frozenset(certain))


def _head(one: Ruling) -> str:
    """Return the sentence up to where it turns to its next figure: what follows is another situation's."""
    if len(one.measured) < 2:
        return one.text
    first, second = one.measured[:2]
    begins = one.text.find(first.said) + len(first.said)
    ends = one.text.find(second.said, begins)
    cut = max(one.text.rfind(mark, begins, ends) for mark in (", ", "; ", " – ")) if ends > 0 else -1
    return one.text[:cut] if cut > 0 else one.text


def _is_aside(text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns("aside").values())


@cache
def _patterns(table: str) -> dict[str, re.Pattern[str]]:
    named: dict[str, str] = tomllib.loads(_FILE.read_text(encoding="utf-8"))[table]
    return {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in named.items()}


def _parted(one: Set[object], other: Set[object]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _provisions(one: Ruling) -> frozenset[str]:
    named = frozenset(mention.reference.provision for mention in find_mentions(one.text, context_of(one.passage)))
    return named or (frozenset({one.passage.provision}) if one.passage.provision else frozenset())


def _places(one: Ruling) -> frozenset[Jurisdiction]:
    own = one.passage.document.jurisdiction
    return frozenset(places_in(one.text)) or (frozenset({own}) if own else frozenset())


def _bare(text: str) -> str:
    text = _BRACKET.sub(lambda match: " " if find_mentions(match[0]) else match[0], text)
    for mention in reversed(find_mentions(text)):
        text = text[: mention.span.start] + " " + text[mention.span.end :]
    return text


def _content(one: Ruling) -> frozenset[str]:
    text = _bare(one.text)
    for figure in one.measured:
        text = text.replace(figure.said, " ")
    return content(text, one.language)


def _is_calendar_year(figure: Figure) -> bool:
    return figure.unit == "year" and any(value >= _FIRST_YEAR for value in figure.values)
