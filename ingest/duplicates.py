"""Near-duplicate passages across documents: a text published twice should be found once.

Word 5-shingles, MinHash with locality-sensitive hashing for the candidates (Broder 1997; Leskovec, Rajaraman, Ullman,
Mining of Massive Datasets, ch. 3), the Jaccard index of the shingle sets for the verdict. Linear in the passages: what
is marked is not compared with any more. Texts with other figures are not the same text, however alike: the one may
contradict the other, and the answer is to say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

import mmh3

from assistant.domain import Jurisdiction, Passage

SHINGLE: Final = 5
"""Words."""
NEAR: Final = 0.8
"""The least Jaccard index of near-duplicates."""
BANDS: Final = 14
ROWS: Final = 5
"""Values in a band. A pair at NEAR is a candidate with probability 1 - (1 - 0.8 ** 5) ** 14 = 0.996."""

_NUMBER = re.compile(r"\b\d+\b")


def mark_duplicates(
    passages: Sequence[Passage], advance: Callable[[int], None] = lambda done: None
) -> tuple[Passage, ...]:
    """Return the passages in the same order, near-duplicates with ``duplicate_of``.

    Of two, the one with less authority, else the one published later, else the later id is marked. It is marked only if
    the other reaches every asker it reaches: same or wider jurisdiction, valid on all its days. Provisions are never
    marked: two acts may say the same, and both are law. ``advance`` is told how many passages are done.
    """
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(params=(BANDS, ROWS), num_perm=BANDS * ROWS)
    blank = MinHash(num_perm=BANDS * ROWS, seed=1, hashfunc=partial(mmh3.hash, signed=False))
    first_of: dict[int, str] = {}
    for at in sorted(range(len(passages)), key=lambda at: _precedence(passages[at])):
        passage = passages[at]
        words = shingles(passage.text)
        sketch = blank.copy()  # drawing the permutations anew would cost as much as the sketch
        sketch.update_batch(words)
        original = None
        if passage.provision is None and passage.duplicate_of is None:
            candidates = sorted(map(int, index.query(sketch)), key=lambda other: _precedence(passages[other]))
            original = next((o for o in candidates if _replaces(passages[o], passage, words)), None)
        if original is not None:
            first_of[at] = passages[original].id
        else:
            index.insert(at, sketch)
        advance(1)
    return tuple(replace(p, duplicate_of=first_of[at]) if at in first_of else p for at, p in enumerate(passages))


def shingles(text: str) -> frozenset[str]:
    """Return the runs of SHINGLE words of ``text``; a shorter text is one run."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the size of the intersection divided by that of the union."""
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def _precedence(passage: Passage) -> tuple[int, date, str, int]:
    document = passage.document
    return document.authority.rank, document.published or date.max, document.id, passage.position


def _replaces(original: Passage, passage: Passage, words: frozenset[str]) -> bool:
    """Tell whether ``original`` says what ``passage`` says, in shingles ``words``, to all it would be shown to."""
    return (
        _reaches(original, passage)
        and _numbers(original.text) == _numbers(passage.text)
        and jaccard(shingles(original.text), words) >= NEAR
    )


def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text))


def _reaches(original: Passage, passage: Passage) -> bool:
    """Tell whether whoever would be shown ``passage`` would also be shown ``original``."""
    where, here = original.document.jurisdiction, passage.document.jurisdiction
    reaches = where in (here, None) or (where is Jurisdiction.EU and here is not None)
    lasts = (original.valid_from or date.min) <= (passage.valid_from or date.min) and (
        original.valid_to or date.max
    ) >= (passage.valid_to or date.max)
    return reaches and lasts and original.document.id != passage.document.id
