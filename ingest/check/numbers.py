"""The numbers a legal text states, in digits or in Swedish, Norwegian or English words, with their unit.

Numbers that only name something are none: provisions, acts, dates, CPV codes, annexes, paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

Number = tuple[Decimal, str]
"""A value and its unit: "%", "day", "month", "year" … or "" where none follows."""

_WORDS: Final = {
    word: value
    for value, words in {
        2: "två to two",
        3: "tre three",
        4: "fyra fire four",
        5: "fem five",
        6: "sex seks six",
        7: "sju syv seven",
        8: "åtta åtte eight",
        9: "nio ni nine",
        10: "tio ti ten",
        12: "tolv twelve",
        15: "femton femten fifteen",
        20: "tjugo tjue twenty",
        30: "trettio tretti thirty",
        48: "fyrtioåtta førtiåtte",
        50: "femtio femti fifty",
        80: "åttio åtti eighty",
    }.items()
    for word in words.split()
}
_UNITS: Final = {
    "%": r"%|procent|prosent|per ?cent",
    "working day": r"arbetsdag\w*|virkedag\w*|working days?",
    "day": r"dag\w*|days?",
    "week": r"veckor|vecka|uker|uke|weeks?",
    "month": r"månad\w*|måned\w*|months?",
    "year": r"år\w*|years?",
    "hour": r"timmar|timer|hours?",
}
_MANY = r"(?:\d+ ?[a-z]?(?:, | och | eller | og |–|-))*\d+ ?[a-z]?"
_PLACES = (
    r"[Aa]rt(?:icles?|ikel|ikkel|ikeln|iklene|iklarna)?|[Aa]nnex|bilaga|vedlegg|punkt(?:en|erna|ene)?|points?|paragraphs?|"
    r"del|part|stycket|ledd|kapitel|kapittel|chapter|[Ss]ections?"
)
_POINT = r"\d+(?:\(\d+\))*(?:\([a-z]+\))*"
_NAMES = re.compile(
    r"\d{4}/\d+(?:/(?:EU|EG|EF|EØF|EC|EEC|EØS))?"
    r"|\b\d{1,2}\.? (?:jan|feb|mar|apr|ma[ijy]|jun|jul|aug|sep|okt|oct|nov|de[sc])\w*\.?(?: \d{4})?"
    r"|\b\d{4}-\d{2}-\d{2}|\(\d{4}:\d+\)|\b\d{4}:\d+|\b\d{8}(?:-\d)?\b|\bn(?:r|o)\.? \d+(?:/\d+)?"
    rf"|{_MANY} (?:kap\.|§§?)(?: ?{_MANY} §§?)?"
    r"|§§? ?\d+(?:-\d+)?[a-z]?(?:(?:, | og | eller | til |–)§? ?\d+(?:-\d+)?[a-z]?(?![\w%]))*"
    rf"|\b(?:{_PLACES})\.? (?:[IVX]+|{_POINT})(?:(?:,| and| or| to| och| eller| og| til|–|-) ?{_POINT})*"
    r"|\b(?:19|20)\d{2}\b"
)
_DIGITS = re.compile(
    r"(?<![\w.,-])(?P<digits>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?)"
    r"(?P<million> (?:miljoner|millioner|million)\b)?"
)
_WORD = re.compile(
    rf"\b(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?:(?P<compound>dag|månad|måned|år)\w*|\b)",
    re.IGNORECASE,
)
"""A number word, alone or as the first part of one that says its unit: "tiodagarsfrist"."""
_LIMIT = re.compile(
    r"(?:minst|minste|högst|høyst|maximalt|maksimalt|än|enn|under|over|över|inntil|least|most|than|below|above|gånger|ganger|times)"
    r"(?: \w+)?\s*$",
    re.IGNORECASE,
)
"""What makes a bare number a limit ("færre enn tre"); other small ones count what is listed ("to tilfeller")."""
_TIMES = re.compile(r" (?:gånger|ganger|times)\b")
_SMALL: Final = 100
_UNIT = re.compile("|".join(f"(?P<u{at}>{words})(?!\\w)" for at, words in enumerate(_UNITS.values())), re.IGNORECASE)


def numbers(text: str) -> frozenset[Number]:
    """Return every number of a text."""
    return frozenset(number for number, _ in _found(text))


def claims(text: str) -> frozenset[Number]:
    """Return the numbers by which a summary states a rule: with a unit, as a limit, or too large to be a count."""
    return frozenset(number for number, counts in _found(text) if not counts)


def _found(text: str) -> Iterator[tuple[Number, bool]]:
    """Yield each number, and whether it may just count what the text lists."""
    bare = _NAMES.sub(" ", text)
    matches = [(m, m.end(), _value(m)) for m in _DIGITS.finditer(bare)]
    matches += [(m, m.end("word"), Decimal(_WORDS[m["word"].lower()])) for m in _WORD.finditer(bare)]
    for match, end, value in matches:
        unit = _unit_at(bare, end)
        limit = _LIMIT.search(bare[max(0, match.start() - 30) : match.start()]) or _TIMES.match(bare, end)
        yield (value, unit), not unit and not limit and value < _SMALL


def _value(match: re.Match[str]) -> Decimal:
    value = Decimal(re.sub(r"[ \u00a0\u202f]", "", match["digits"]).replace(",", "."))
    return value * 1_000_000 if match["million"] else value


def stated(number: Number, among: frozenset[Number]) -> bool:
    """Tell whether ``number`` is among others: the same value, and no other unit where both have one."""
    value, unit = number
    units = {other for same, other in among if same == value}
    return bool(units) and (not unit or unit in units or "" in units)


def printed(number: Number) -> str:
    """Return a number as it is shown in a finding: "30 day", "700000"."""
    value, unit = number
    return f"{value.normalize():f} {unit}".strip()


def _unit_at(text: str, position: int) -> str:
    match = _UNIT.match(text[position:].lstrip(" \u00a0-"))
    return next((unit for at, unit in enumerate(_UNITS) if match[f"u{at}"]), "") if match else ""
