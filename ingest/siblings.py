"""Very small neighbouring sections to one: a heading with a line of text makes a poor passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.cutting import Piece
from ingest.sections import Section

SMALL: Final = 60
"""Tokens. Only sections below this are joined."""


@dataclass(frozen=True, slots=True)
class CutSection:
    """A section and the pieces its blocks were cut into."""

    section: Section
    pieces: tuple[Piece, ...]

    @property
    def tokens(self) -> int:
        """How much it holds."""
        return sum(piece.tokens for piece in self.pieces)


def joined(cut_up: Sequence[CutSection], count_tokens: Callable[[str], int], most: int) -> Iterator[CutSection]:
    """Yield the sections in order, each run of small siblings as one of at most ``most`` tokens.

    A provision, a section with sections below it and a heading that asks a question (an answer follows it) stay alone.
    """
    parents = {one.section.path[:-1] for one in cut_up}
    held: list[CutSection] = []
    for one in cut_up:
        if held and not (_fits(one, held, most) and _small(one, parents)):
            yield _together(held, count_tokens)
            held = []
        if _small(one, parents):
            held.append(one)
        else:
            yield one
    if held:
        yield _together(held, count_tokens)


def _small(one: CutSection, parents: Iterable[tuple[str, ...]]) -> bool:
    section = one.section
    alone = section.provision is not None or not section.path or section.path in parents
    return not alone and not section.heading.rstrip().endswith("?") and one.tokens < SMALL


def _fits(one: CutSection, held: Sequence[CutSection], most: int) -> bool:
    siblings = one.section.path[:-1] == held[0].section.path[:-1]
    return siblings and one.tokens + sum(other.tokens for other in held) <= most


def _together(held: Sequence[CutSection], count_tokens: Callable[[str], int]) -> CutSection:
    """Return one section under the common parent, with the headings as lines of its text."""
    if len(held) == 1:
        return held[0]
    pieces: list[Piece] = []
    for one in held:
        heading = one.section.heading
        pieces += [Piece(heading, (), count_tokens(heading)), *one.pieces]
    locator = " · ".join(one.section.heading for one in held)
    asked = tuple(question for one in held for question in one.section.asked)
    return CutSection(Section(held[0].section.path[:-1], locator, asked=asked), tuple(pieces))
