"""The numbers of provisions: lettered ones, lists, ranges, and ordinals in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

PLAIN = r"[1-9]\d{0,2}(?:[a-zåäöæø]|\s[a-hj-z](?!\.\w))?(?!\w)"
"""A number that may have a letter: "19 a", "5b".

A lone "i" after a space is the word "in", never a letter, and neither is the first one of "t.o.m.".
"""
HYPHENATED = r"[1-9]\d?-[1-9]\d?[a-z]?(?![\w/-])"
"""A Norwegian number that begins with its chapter: "13-2", "8-12a"."""
_JOINT = (
    r"\s*(?:,\s*(?:och|og|eller|and|or|samt)\b|,|–|—|−|-|&|\b(?:och|eller|samt|resp\.|respektive|og|and|or|ja|tai|sekä|"
    r"till|til|to|through|t\.?o\.?m\.?)(?!\w))\s*"
)
_RANGE = re.compile(r"–|—|−|-|till|til|to|through|t\.?o\.?m\.?", re.IGNORECASE)
LONGEST_LIST = 30
"""Numbers of a list that are read."""
LONGEST_RANGE = 60
"""Provisions a range may name; a longer one is no range of provisions."""

ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        [
            "första første fyrste first",
            "andra annet andre second",
            "tredje third",
            "fjärde fjerde fourth",
            "femte fifth",
            "sjätte sjette sixth",
            "sjunde sjuende syvende",
            "åttonde åttende",
        ],
        start=1,
    )
    for word in words.split()
}
"""Ordinals in words, to the number as digits."""


def listed(number: str, signs: bool = True) -> str:
    """Return the pattern of a list or range of ``number`` patterns; ``signs``: each may have its own §."""
    # Every white space can match in one place only, or a long list would take exponential time.
    sign = r"(?:§§?\s*)?" if signs else ""
    return rf"{number}(?:{_JOINT}{sign}{number}){{,{LONGEST_LIST}}}"


def plain(number: str) -> str:
    """Return a number as it is kept: without spaces, in lower case, "19a"."""
    return re.sub(r"\s+", "", number).lower()


def expanded(text: str, number: str) -> Iterator[str]:
    """Yield every number that a list names, those within a range too: "12–14 och 17" is 12, 13, 14, 17."""
    previous: str | None = None
    joint = ""
    position = 0
    for match in re.finditer(number, text, re.IGNORECASE):
        joint = text[position : match.start()].strip(" §\t\n\u00a0")
        position = match.end()
        current = plain(match[0])
        if previous and _RANGE.fullmatch(joint):
            yield from _between(previous, current)
        yield current
        previous = current


def _between(first: str, last: str) -> Iterator[str]:
    """Yield what lies between the ends of a range, by the last digits or, "5a" to "5p", by the letter."""
    start, end = (re.fullmatch(r"(\d+-)?(\d+)([a-zåäöæø]?)", number) for number in (first, last))
    if not start or not end or (start[1] or "") != (end[1] or ""):
        return
    prefix, low, high = start[1] or "", int(start[2]), int(end[2])
    if low == high and start[3] and end[3]:
        yield from (f"{prefix}{low}{chr(code)}" for code in range(ord(start[3]) + 1, ord(end[3])))
    elif low == high and end[3]:
        yield from (f"{prefix}{low}{chr(code)}" for code in range(ord("a"), ord(end[3])))
    elif high - low <= LONGEST_RANGE:
        yield from (f"{prefix}{number}" for number in range(low + 1, high))
