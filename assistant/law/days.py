"""A day in words."""

from __future__ import annotations

from datetime import date

from assistant.domain import Language

_SWEDISH = "januari februari mars april maj juni juli augusti september oktober november december".split()
_NORWEGIAN = "januar februar mars april mai juni juli august september oktober november desember".split()
_DANISH = "januar februar marts april maj juni juli august september oktober november december".split()
_ENGLISH = "January February March April May June July August September October November December".split()
MONTHS = {
    Language.sv: _SWEDISH,
    Language.nb: _NORWEGIAN,
    Language.nn: _NORWEGIAN,
    Language.da: _DANISH,
    Language.en: _ENGLISH,
}


def in_words(day: date, language: Language) -> str:
    """Return "1 februari 2022", "1. juli 2026" or "1 July 2026"; in English for a language without names here."""
    month = MONTHS.get(language, _ENGLISH)[day.month - 1]
    stop = "." if language in (Language.nb, Language.nn, Language.da) else ""
    return f"{day.day}{stop} {month} {day.year}"
