from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answering.verification.figure_words import COUNTED, MONTHS, SCALES, UNITS, unit_after
from assistant.domain import Language
from assistant.law.days import MONTHS as MONTH_NAMES
from ingest.check.numbers import _WORDS


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


@pytest.mark.parametrize("language", [language for language in Language if language is not Language.fi])
def test_a_language_counts_from_two_to_ninety_without_a_gap(language: Language) -> None:
    assert list(COUNTED[language].values()) == [*range(2, 21), *range(30, 100, 10)]


def test_the_checks_of_the_corpus_count_as_the_check_of_an_answer_does() -> None:
    known: dict[str, set[int]] = {}
    for words in COUNTED.values():
        for word, number in words.items():
            known.setdefault(word, set()).add(number)
    both = known.keys() & _WORDS.keys()
    assert len(both) >= 20
    assert [word for word in both if _WORDS[word] not in known[word]] == []


@pytest.mark.parametrize("language", MONTH_NAMES)
def test_a_month_is_the_same_whoever_names_it(language: Language) -> None:
    assert [MONTHS[name.lower()] for name in MONTH_NAMES[language]] == list(range(1, 13))


def test_no_word_is_a_unit_and_a_scale_and_a_number_at_once() -> None:
    numbers = {word for words in COUNTED.values() for word in words}
    assert not UNITS.keys() & SCALES.keys()
    assert not UNITS.keys() & numbers
    assert not SCALES.keys() & numbers


@pytest.mark.parametrize(
    ("text", "scale", "unit", "taken"),
    [
        (" miljoner svenska kronor om året", 10**6, "crown", " miljoner svenska kronor"),
        (" miljoner norska kronor", 10**6, "NOK", " miljoner norska kronor"),
        (" kr.", 1, "crown", " kr."),
        ("-dagars frist", 1, "day", "-dagars"),
        (" tusen miljoner", 1_000, None, " tusen"),
        (" mkr kronor", 10**6, "crown", " mkr"),
        (" arbetsdagar dagar", 1, "working day", " arbetsdagar"),
        ("%.", 1, "percent", "%"),
        ("3 dagar", 1, None, ""),
    ],
)
def test_scale_and_unit_end_where_their_words_end(text: str, scale: int, unit: str | None, taken: str) -> None:
    found = unit_after(text)
    assert (found[0], found[1], text[: found[2]]) == (Decimal(scale), unit, taken)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (" working days", "working day"),
        (" working hours", "hour"),
        (" calendar days", "day"),
        (" calendar months", "month"),
        (" calendar years", "year"),
        (" norske kroner", "NOK"),
        (" norske dager", "day"),
    ],
)
def test_a_word_before_a_unit_changes_only_the_unit_it_belongs_to(text: str, unit: str) -> None:
    assert unit_after(text) == (Decimal(1), unit, len(text))


@pytest.mark.parametrize("text", [" svenska leverantörer", " norske tilbud", " working groups", " calendar"])
def test_such_a_word_without_a_unit_behind_it_is_none(text: str) -> None:
    assert unit_after(text) == (Decimal(1), None, 0)
