"""The figures of a text: amounts, time limits, shares, counts and dates, in digits or words, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from assistant.answering.verification.figure_words import COUNTED, MONTHS, SCALES, UNITS, unit_after
from assistant.domain import Language

_NUMBER = r"\d+(?:[ .,\u00a0\u202f]\d{3})*(?:[.,]\d+)?"
_FIGURE = re.compile(
    rf"(?:(?P<before>€|\b(?:EUR|SEK|NOK|DKK))\s*)?(?<![\w])(?P<number>{_NUMBER})(?![\w]*\d)", re.IGNORECASE
)
_CODE = re.compile(r"\b\d{4}[:/]\d+(?:/\w+)?\b|\b\d{8}-\d\b")
"""The number of an act, a directive or a CPV code."""
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?P<iso>\d{{4}}-\d\d-\d\d)\b|"
    rf"\b(?P<day>\d{{1,2}})\.?\s+(?P<month>{_MONTH})\b\.?(?:\s+(?P<year>\d{{4}}))?|"
    rf"\b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:,?\s+(?P<year2>\d{{4}}))?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it can be read, with its unit: "1.500" is 1500 to a Dane and 1.5 to an Englishman."""

    said: str
    values: frozenset[Decimal]
    unit: str | None

    def in_crowns_of(self, currency: str | None) -> Figure:
        """Return the figure with the crowns of the country whose text it stands in."""
        return replace(self, unit=currency) if self.unit == "crown" and currency else self

    def agrees(self, other: Figure) -> bool:
        """Return whether both can be the same; a unit that one leaves out is taken from the other."""
        alike = self.unit is None or other.unit is None or self.unit == other.unit
        crowns = {self.unit, other.unit} <= {"crown", "SEK", "NOK", "DKK"} and "crown" in (self.unit, other.unit)
        return bool(self.values & other.values) and (alike or crowns)


@dataclass(frozen=True, slots=True)
class Day:
    """A date; without its year where the text leaves it out."""

    said: str
    year: int | None
    month: int
    day: int

    def agrees(self, other: Day) -> bool:
        """Return whether both can be the same day."""
        same_year = self.year is None or other.year is None or self.year == other.year
        return same_year and (self.month, self.day) == (other.month, other.day)


def codes(text: str) -> list[str]:
    """Return the numbers of acts and directives and CPV codes, as they stand."""
    return _CODE.findall(text)


def days(text: str) -> list[Day]:
    """Return the dates of a text."""
    return list(_days(text))


def figures(text: str, language: Language) -> list[Figure]:
    """Return the other numbers of a text, those in words from two upwards included."""
    bare = _CODE.sub(_blank, _DATE.sub(_blank, text))
    return [*_in_digits(bare), *_in_words(bare, language)]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _days(text: str) -> Iterator[Day]:
    for match in _DATE.finditer(text):
        if match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
            yield Day(match[0], year, month, day)
            continue
        named = (match["month"] or match["month2"]).lower()
        year_said = match["year"] or match["year2"]
        yield Day(match[0], int(year_said) if year_said else None, MONTHS[named], int(match["day"] or match["day2"]))


def _in_digits(text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        scale, unit, length = unit_after(text[match.end() :])
        if match["before"]:
            unit = UNITS[match["before"].lower()]
        values = frozenset(value * scale for value in _values(match["number"]))
        yield Figure(text[match.start() : match.end() + length].strip(), values, unit)


def _in_words(text: str, language: Language) -> Iterator[Figure]:
    read = 0
    for match in _WORD.finditer(text):
        number = COUNTED[language].get(match[0].lower())
        if match.start() < read:
            continue
        if number is not None:
            scale, unit, length = unit_after(text[match.end() :])
            read = match.end() + length
            yield Figure(text[match.start() : read].strip(), frozenset({Decimal(number) * scale}), unit)
        elif match[0].lower() in SCALES and not text[: match.start()].rstrip()[-1:].isdigit():
            yield Figure(match[0], frozenset({SCALES[match[0].lower()][0]}), SCALES[match[0].lower()][1])


def _values(number: str) -> Iterator[Decimal]:
    """Yield what the digits can mean: a point or a comma before three digits parts thousands or decimals."""
    compact = re.sub(r"[ \u00a0\u202f]", "", number)
    marks = re.findall(r"[.,]", compact)
    grouped = all(len(group) == 3 for group in re.split(r"[.,]", compact)[1:])
    if not marks or (grouped and len(set(marks)) == 1):
        yield Decimal(re.sub(r"[.,]", "", compact))
    if marks and (marks.count(marks[-1]) == 1):
        whole, decimals = compact[: compact.rindex(marks[-1])], compact[compact.rindex(marks[-1]) + 1 :]
        try:
            yield Decimal(f"{re.sub(r'[.,]', '', whole)}.{decimals}")
        except InvalidOperation:  # pragma: no cover - the pattern lets only digits through
            return
