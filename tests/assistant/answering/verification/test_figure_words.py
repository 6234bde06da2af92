from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answering.verification.figure_words import COUNTED, unit_after
from assistant.domain import Language


@pytest.mark.parametrize(
    ("text", "scale", "unit"),
    [
        (" kronor per år", 1, "crown"),
        (" miljoner kronor", 10**6, "crown"),
        (" mnkr", 10**6, "crown"),
        (" %", 1, "percent"),
        (" arbetsdagar", 1, "working day"),
        (" working days", 1, "working day"),
        (" calendar days", 1, "day"),
        (" svenska kronor", 1, "crown"),
        (" norske kroner", 1, "NOK"),
        ("\u00a0mill. euro", 10**6, "EUR"),
        (" leverandører", 1, None),
        ("", 1, None),
    ],
)
def test_what_a_number_measures_is_read_from_the_words_behind_it(text: str, scale: int, unit: str | None) -> None:
    assert unit_after(text)[:2] == (Decimal(scale), unit)


def test_only_the_words_that_belong_to_the_number_are_taken() -> None:
    assert unit_after(" dagar efter beslutet")[2] == len(" dagar")
    assert unit_after(" och sedan")[2] == 0


@pytest.mark.parametrize(
    ("language", "word", "number"), [("sv", "trettio", 30), ("da", "halvtreds", 50), ("nb", "ti", 10)]
)
def test_a_number_in_words_means_what_its_language_means(language: str, word: str, number: int) -> None:
    assert COUNTED[Language(language)][word] == number
