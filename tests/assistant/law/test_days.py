from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Language
from assistant.law.days import MONTHS, in_words


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.sv, "1 maj 2026"),
        (Language.nb, "1. mai 2026"),
        (Language.nn, "1. mai 2026"),
        (Language.da, "1. maj 2026"),
        (Language.en, "1 May 2026"),
        (Language.fi, "1 May 2026"),
    ],
)
def test_a_day_is_said_as_the_reader_writes_it(language: Language, said: str) -> None:
    assert in_words(date(2026, 5, 1), language) == said


def test_every_language_has_twelve_months() -> None:
    assert {language: len(months) for language, months in MONTHS.items()} == dict.fromkeys(MONTHS, 12)
