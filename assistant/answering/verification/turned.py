"""Has a rule been turned round? The turning words of a statement against those of the sentences that carry it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering.verification.alignment import Alignment, clauses, content, share
from assistant.answering.verification.markers import DENYING, OPPOSITES, added, markers
from assistant.domain import Language

CLOSE = 0.6
"""Share of a clause's content from which another clause is about the same thing."""
SAYS = 2
"""Content stems a clause must have to be about anything."""


def turned(text: str, language: Language, carrying: Sequence[Alignment]) -> Iterator[str]:
    """Yield the turning words that a statement adds, leaves out or changes, as compared with what carries it."""
    said = markers(text, language)
    source = [markers("\n".join(one.texts()), one.passage.document.language) for one in carrying]
    yield from sorted(added(said, frozenset().union(*source)))
    # "is not counted" and "is calculated without" say the same; to drop one of two denials does not.
    if all(len(_denials(text, language, one)) > len(said & DENYING) for one in carrying):
        yield "not left out"
    for one in carrying:
        if one.same_language:
            yield from _opposites(text, language, one)


def _denials(text: str, language: Language, alignment: Alignment) -> frozenset[str]:
    """Return with which markers the words nearest to the statement deny."""
    spoken, units = alignment.passage.document.language, alignment.texts()
    nearest = _nearest(text, language, clauses(units[0]), spoken)[:1] if alignment.same_language else units
    return frozenset.intersection(DENYING, *(markers(words, spoken) for words in nearest))


def _opposites(text: str, language: Language, alignment: Alignment) -> Iterator[str]:
    """Yield the opposites: clause by clause, since one sentence may hold a must and a may."""
    spoken = alignment.passage.document.language
    there = [part for unit in alignment.texts() for part in clauses(unit, finely=True)]
    for clause in clauses(text, finely=True):
        wanted = content(clause, language)
        nearest = _nearest(clause, language, there, spoken)
        if len(wanted) < SAYS or share(wanted, content(nearest[0], spoken)) < CLOSE:
            continue
        said, known = markers(clause, language), markers(" ".join(nearest), spoken)
        yield from (
            f"{name} for {other}" for name, other in OPPOSITES if name in said - known and other in known - said
        )


def _nearest(text: str, language: Language, parts: Sequence[str], spoken: Language) -> list[str]:
    """Return the parts that share the most content with the text: several where they share as much."""
    wanted = content(text, language)
    shares = [share(wanted, content(part, spoken)) for part in parts]
    return [part for part, held in zip(parts, shares, strict=True) if held == max(shares)]
