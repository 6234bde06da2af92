"""How people write provisions, read into ``Reference``: "6 kap. 5 § LOU", "LOU 6:5", "FOA § 13-2", "Article 31".

The written forms are those of Swedish, Norwegian and EU legal writing; one pattern for each. A chapter is carried
forward ("5 kap. 1 eller 2 §" names 5:1 and 5:2) and a range names each of its sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.domain import Jurisdiction, Reference

ACTS: dict[str, tuple[str, Jurisdiction]] = {
    "lou": ("LOU", Jurisdiction.SE),
    "luf": ("LUF", Jurisdiction.SE),
    "luk": ("LUK", Jurisdiction.SE),
    "lufs": ("LUFS", Jurisdiction.SE),
    "foa": ("FOA", Jurisdiction.NO),
    "anskaffelsesforskriften": ("FOA", Jurisdiction.NO),
    "anskaffelsesforskrifta": ("FOA", Jurisdiction.NO),
    "loa": ("LOA", Jurisdiction.NO),
    "anskaffelsesloven": ("LOA", Jurisdiction.NO),
    "anskaffelseslova": ("LOA", Jurisdiction.NO),
    "2014/23/eu": ("2014/23/EU", Jurisdiction.EU),
    "2014/24/eu": ("2014/24/EU", Jurisdiction.EU),
    "2014/25/eu": ("2014/25/EU", Jurisdiction.EU),
    "89/665": ("89/665/EEC", Jurisdiction.EU),
}
"""Names by which acts are cited, lower case, to the act's short name and jurisdiction."""

_ACT = "|".join(sorted(map(re.escape, ACTS), key=len, reverse=True))
_NUMBER = r"\d+(?: ?[a-z](?!\w))?"
_LIST = rf"{_NUMBER}(?:\s*(?:,|–|-|och|eller|samt|og|eller)\s*{_NUMBER})*"
_CHAPTER = re.compile(
    rf"(?:(?P<before>{_ACT})\s+)?(?P<chapter>{_NUMBER})\s*kap\.?\s*(?P<sections>{_LIST})\s*§§?"
    rf"(?:\s+(?:i\s+)?(?P<after>{_ACT}))?",
    re.IGNORECASE,
)
_COLON = re.compile(
    rf"(?:(?P<before>{_ACT})\s+)?(?<![\d.:])(?P<chapter>{_NUMBER}):(?P<section>{_NUMBER})(?![\d:])(?:\s+(?P<after>{_ACT}))?",
    re.IGNORECASE,
)
_NORWEGIAN = re.compile(
    rf"(?:(?P<before>{_ACT})\s*(?:§§?\s*)?|§§?\s*)(?P<number>\d+-\d+[a-z]?|\d+ ?[a-z]?)(?![\w:/-])"
    rf"(?!\s*kap)(?:\s+(?:i\s+)?(?P<after>{_ACT}))?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    rf"\b(?:article|artikel|artikkel|art\.?)\s*(?P<number>\d+)(?:[.(]\d+\)?)*"
    rf"(?:[^.?!]{{0,20}}?(?P<after>{_ACT}))?",
    re.IGNORECASE,
)
_BEFORE_ARTICLE = re.compile(rf"(?P<before>{_ACT})\s+$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def find_references(text: str) -> tuple[Reference, ...]:
    """Return the provisions a text names, in order, each once."""
    lowered = text.lower()  # most texts name no provision, and looking for a sign of one is much cheaper
    found = [
        *(_swedish(text) if "kap" in lowered or ":" in lowered else ()),
        *(_norwegian(text) if "§" in lowered or "foa" in lowered or "loa" in lowered or "anskaff" in lowered else ()),
        *(_european(text) if "art" in lowered else ()),
    ]
    return tuple(dict.fromkeys(reference for _, reference in sorted(found, key=lambda pair: pair[0])))


def named_acts(text: str) -> tuple[tuple[str, Jurisdiction], ...]:
    """Return the acts a text names, with their jurisdictions, in order, each once."""
    words = re.finditer(rf"(?<![\w-])(?:{_ACT})(?![\w])", text, re.IGNORECASE)
    return tuple(dict.fromkeys(ACTS[match[0].lower()] for match in words))


def _swedish(text: str) -> Iterator[tuple[int, Reference]]:
    for match in _CHAPTER.finditer(text):
        act, jurisdiction = _act(match, default=Jurisdiction.SE)
        chapter = _plain(match["chapter"])
        for section in _numbers(match["sections"]):
            yield match.start(), Reference(f"{chapter}:{section}", act, jurisdiction)
    for match in _COLON.finditer(text):
        act, jurisdiction = _act(match, default=Jurisdiction.SE)
        if act is None and not named_acts(text):  # "10:30" is a time of day unless an act is spoken of
            continue
        yield match.start(), Reference(f"{_plain(match['chapter'])}:{_plain(match['section'])}", act, jurisdiction)


def _norwegian(text: str) -> Iterator[tuple[int, Reference]]:
    for match in _NORWEGIAN.finditer(text):
        act, jurisdiction = _act(match, default=Jurisdiction.NO)
        hyphenated = "-" in match["number"]
        if jurisdiction is Jurisdiction.NO and (act or hyphenated) and (hyphenated or act != "FOA"):
            yield match.start(), Reference(_plain(match["number"]), act or "FOA", jurisdiction)


def _european(text: str) -> Iterator[tuple[int, Reference]]:
    for match in _ARTICLE.finditer(text):
        act, jurisdiction = _act(match, default=Jurisdiction.EU)
        if act is None and (before := _BEFORE_ARTICLE.search(text[: match.start()])):
            act, jurisdiction = ACTS[before["before"].lower()]
        yield match.start(), Reference(match["number"], act, jurisdiction)


def _act(match: re.Match[str], default: Jurisdiction) -> tuple[str | None, Jurisdiction]:
    groups = match.groupdict()
    name = groups.get("before") or groups.get("after")
    return ACTS[name.lower()] if name else (None, default)


def _numbers(text: str) -> Iterator[str]:
    parts = re.split(r"\s*(,|–|-|och|eller|samt|og)\s*", text)
    yield _plain(parts[0])
    for joint, part in zip(parts[1::2], parts[2::2], strict=True):
        number = _plain(part)
        if joint in "–-" and number.isdigit() and (previous := _plain(parts[parts.index(part) - 2])).isdigit():
            yield from map(str, range(int(previous) + 1, int(number)))
        yield number


def _plain(number: str) -> str:
    return re.sub(r"\s+", "", number).lower()
