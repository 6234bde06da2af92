"""The account of a parsed act: which parts of its text stand in no block.

Source and blocks are compared by their letters, digits and signs such as § and %, in order. Space, punctuation and the
marks that head list items carry no words and may be set otherwise.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ingest.model import Block, ListItem, texts_of
from ingest.parse.clean import one_line

_FAR = 20_000
"""Characters within which a whole block is looked for; a moved one is not lost."""
_NEAR = 200
"""The same for a single word, or a block too short to be told from others."""
_TELLING = 20
"""Characters that a text must have to be recognised anywhere."""


def remainder(source: str, blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the parts of ``source`` that stand in no block, in reading order, as printed.

    A part that is repeated word for word in the source counts once: it is not lost when the copy is left out.
    """
    source = unicodedata.normalize("NFC", source)
    places = [place for place, letter in enumerate(source) if _tells(letter)]
    text = _letters(source)
    gaps: list[tuple[int, int]] = []
    cursor = 0
    held = [_Piece.of(block) for block in blocks]
    for piece, following in pairwise([*held, _Piece("", [])]):
        cursor = _matched(text, cursor, piece, following, gaps)
    gaps.append((cursor, len(text)))
    whole = "".join(piece.whole for piece in held)
    return tuple(
        one_line(source[places[start] : places[end - 1] + 1])
        for start, end in gaps
        if start < end and not _repeated(text[start:end], whole)
    )


def _repeated(gap: str, held: str) -> bool:
    """Tell whether a gap is made of nothing but long runs of what the blocks hold."""
    while len(gap) >= _TELLING:
        # A beginning of a run that is held is held too, so the longest is found by halving.
        length = bisect_right(range(len(gap) + 1), 0, key=lambda size: gap[:size] not in held) - 1
        if length < _TELLING:
            return False
        gap = gap[length:]
    return not gap


@dataclass(frozen=True, slots=True)
class _Piece:
    """The telling letters of a block."""

    marker: str
    words: list[str]

    @classmethod
    def of(cls, block: Block) -> _Piece:
        marker = _letters(block.marker) if isinstance(block, ListItem) else ""
        words = " ".join(texts_of(block)).split()
        return cls(marker, [letters for word in words if (letters := _letters(word))])

    @property
    def whole(self) -> str:
        return "".join(self.words)

    @property
    def spellings(self) -> tuple[str, ...]:
        """With and without its mark: a list's marks are often no text of the source, but set from its markup."""
        return tuple(filter(None, (self.marker + self.whole, self.whole)))


def _matched(text: str, cursor: int, piece: _Piece, following: _Piece, gaps: list[tuple[int, int]]) -> int:
    """Return where a block ends in the text, and note what was passed over before it or inside it."""
    here = [spelling for spelling in piece.spellings if text.startswith(spelling, cursor)]
    if here:
        return cursor + len(here[0])
    if any(text.startswith(spelling, cursor) for spelling in following.spellings):
        return cursor  # set by the parser once more, as a heading over its second wording is
    for spelling in piece.spellings:
        far = _FAR if len(spelling) >= _TELLING else _NEAR
        if (place := text.find(spelling, cursor, cursor + len(spelling) + far)) >= 0:
            gaps.append((cursor, place))
            return place + len(spelling)
    for word in piece.words:
        if (place := text.find(word, cursor, cursor + len(word) + (_NEAR if len(word) > 2 else 0))) >= 0:
            gaps.append((cursor, place))
            cursor = place + len(word)
    return cursor


def _letters(word: str) -> str:
    """Return the telling characters, small: a title may be set with a capital first."""
    return "".join(_small(letter) for letter in word if _tells(letter))


@lru_cache(4096)
def _tells(letter: str) -> bool:
    return letter in "§%&" or unicodedata.category(letter)[0] in "LNS"


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter
