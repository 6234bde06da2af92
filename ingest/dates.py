"""Dates as Nordic files write them, and the day from which a wording of an act holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?![\d])")
# Latest first: the day the last change came into force says which wording this is; the day the act itself did, less.
_WORDING_KEYS = (
    "lastChangeInForce",
    "last_changed_by",
    "text_state",
    "applies_from",
    "publicerad_datum",
    "dateInForce",
    "date_in_force",
    "ikraft_datum",
    "entry_into_force",
)
_WORDING_WORDS = (
    (("lastChangeInForce", "last_changed_by"), "siste endring i kraft"),
    (("publicerad_datum",), "lydelse publicerad"),
)


def date_in(text: str | None) -> date | None:
    """Return the last date in ``text``, written YYYY-MM-DD or DD.MM.YYYY; None if there is none that exists."""
    for pattern, order in ((_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        for match in reversed(list(pattern.finditer(text or ""))):
            try:
                return date(*(int(match[part]) for part in order))
            except ValueError:
                continue
    return None


def wording_date(declared: Mapping[str, object]) -> date | None:
    """Return the day from which the wording of an act holds, from whichever key its publisher uses."""
    for key in _WORDING_KEYS:
        value = declared.get(key)
        if isinstance(value, str) and (found := date_in(value)):
            return found
    return None


def wording_in_words(declared: Mapping[str, object]) -> str | None:
    """Say which wording of an act this is, in the act's language, where its publisher gives only a date."""
    for keys, words in _WORDING_WORDS:
        for key in keys:
            value = declared.get(key)
            if isinstance(value, str) and (found := date_in(value)):
                return f"{words} {found.isoformat()}"
    return None
