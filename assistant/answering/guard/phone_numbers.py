"""Telephone numbers, told from the many other numbers of procurement by how they are grouped and by numbering plan.

A plan alone does not tell: eight digits that begin with 4 or 9 are a Norwegian mobile and a CPV code. So a number
counts only with its country's prefix, with its leading zero and groups, grouped as no amount is (912 34 567), or behind
a word for telephone; and it must be assigned in the plan of its country (libphonenumber's metadata).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.guard.digits import is_case_number
from assistant.domain import Span

_INTERNATIONAL = re.compile(r"(?<![\w+])(?:\+ ?|00(?=4[4-9]|35[48]|3[0-4]|1))\(?\d(?:[ ().-]{0,3}\d){6,14}(?!\d)")
_WITH_ZERO = re.compile(
    r"(?<![\w-])(?<!\d[./:,])(?<!\d )0(?:\d{1,3}(?: ?[-/] ?| )\d{2,4}(?:[ -]?\d{2,4}){0,3}+|7\d{8})"
    r"(?![\w§%]|[-/:.,]\d| \d)"
)
_GROUPED = re.compile(
    r"(?<![\w,.+:/-])(?<!\d )(?:[489]\d\d \d\d \d{3}|[2-9]\d \d\d \d\d \d\d)(?![\w§%]|[-/:.,]\d| \d| ?[§%])"
)
_BEHIND_A_WORD = re.compile(
    r"(?:\btlf\.?|\btel\.?|telefon\w*|mobil\w*|\bphone(?: number)?|\bring(?: til)?)[ :.]{1,3}"
    r"(?P<number>\d{8})(?![\d-])",
    re.IGNORECASE,
)
_DATE = re.compile(r"0\d([-/ .])\d\d\1(?:19|20)\d\d")
_CPV = re.compile(r"\d{8}-\d")
_UNIT = re.compile(
    r" ?(?:kr|kronor|kroner|sek|nok|dkk|eur|euro|€|mkr|tkr|mnok|msek|mill|million|dag|day|år|year|timm|time|§|%)",
    re.IGNORECASE,
)


def phone_numbers(text: str) -> Iterator[Span]:
    """Yield where telephone numbers stand in ``text``, whose digits and dashes are plain."""
    for found in _INTERNATIONAL.finditer(text):
        number = found[0] if found[0].startswith("+") else "+" + found[0][2:]
        if not _counts_something(found) and _assigned(number, None):
            yield Span(*found.span())
    for found in _WITH_ZERO.finditer(text):
        other = _DATE.fullmatch(found[0]) or _CPV.match(found[0]) or _counts_something(found)
        if not other and any(_assigned(found[0], region) for region in ("SE", "FI", "GB")):
            yield Span(*found.span())
    for found in _GROUPED.finditer(text):
        row = all(int(part) % 5 == 0 for part in found[0].split())  # weights and percentages: 40 30 20 10
        if not row and not _counts_something(found) and any(_assigned(found[0], region) for region in ("NO", "DK")):
            yield Span(*found.span())
    for found in _BEHIND_A_WORD.finditer(text):
        if any(_assigned(found["number"], region) for region in ("NO", "DK")):
            yield Span(*found.span("number"))


def _counts_something(found: re.Match[str]) -> bool:
    """Return whether a unit follows or a word for a case number leads."""
    return bool(_UNIT.match(found.string, found.end())) or is_case_number(found.string, found.start())


def _assigned(number: str, region: str | None) -> bool:
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False
