"""One form for digits and dashes, so that a number is recognised however it was typed."""

from __future__ import annotations

import re
import unicodedata

_MINUS = "\u2212"

_CASE_NUMBER = re.compile(
    r"(?:\b(?:d\.?nr|cpv|ted|j\.?nr|ref|case|sak|mål|org\.?)|diarie\w*|ärende\w*|saks\w+|journal\w*|referen[sc]e?\w*|"
    r"notice|annons\w*|kunngjøring\w*|bekendtgørelse\w*|faktura\w*|invoice|order\w*|organisations?\w*|§)"
    r"[\s.:#-]*(?:nr|no|nummer|number)?[\s.:#-]*$",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return the text, character for character, with every decimal digit as 0 to 9 and every dash as a hyphen."""
    return "".join(_plain(c) for c in text)


def is_case_number(text: str, start: int) -> bool:
    """Return whether the words before ``start`` say that the number there is a case, notice, order or CPV number."""
    return _CASE_NUMBER.search(text, max(0, start - 40), start) is not None


def _plain(c: str) -> str:
    if c.isascii():
        return c
    digit = unicodedata.decimal(c, None)
    if digit is not None:
        return str(digit)
    return "-" if c == _MINUS or unicodedata.category(c) == "Pd" else c
