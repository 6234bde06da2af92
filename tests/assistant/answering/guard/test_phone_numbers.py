from __future__ import annotations

import pytest

from assistant.answering.guard.phone_numbers import phone_numbers


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in phone_numbers(text)]


# Swedish, British and Finnish numbers of the series that are kept for fiction; Norwegian and Danish ones made up.
NUMBERS = [
    "070-174 06 05",
    "070-1740605",
    "070 174 06 99",
    "0701740650",
    "08-465 004 12",
    "08-46500412",
    "031-390 06 12",
    "040-628 04 12",
    "090-349 04 12",
    "+46 70 174 06 05",
    "+46 (0)70-174 06 05",
    "0046701740605",
    "+46701740605",
    "+47 400 00 012",
    "+4740000012",
    "+47 22 00 00 12",
    "+45 70 10 20 12",
    "+358 40 123 4567",
    "040 123 4567",
    "+44 20 7946 0912",
    "020 7946 0912",
    "400 00 012",
    "22 00 01 12",
    "988 12 012",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_telephone_number_is_found_whole(number: str) -> None:
    assert found(f"Kan vi ringa Kim på {number} om anbudet?") == [number]


@pytest.mark.parametrize("lead", ["tlf. ", "tlf: ", "telefon ", "mobil ", "mobilnummer: ", "ring "])
def test_eight_digits_are_a_telephone_number_behind_a_word_for_it(lead: str) -> None:
    assert found(f"Kontakt Kim, {lead}40000012") == ["40000012"]


@pytest.mark.parametrize(
    "text",
    [
        "CPV 45000000-7",
        "CPV-kod 48000000",
        "90910000-9 städning",
        "03000000-1",
        "09310000-5 el",
        "2 197 545 kronor",
        "0 700 000 kronor",
        "40 000 000 kr",
        "400 00 012 kr",
        "+45 000 000 kroner",
        "vikter 40 30 20 10",
        "22 24 26 28 §§",
        "01-12-2026",
        "01/12/2026",
        "01 12 2026",
        "2026-01-12 08:00",
        "kl. 08-16 den 12 maj",
        "diarienummer 08-123 456",
        "sak 22 13 45 67",
    ],
)
def test_what_only_looks_like_a_telephone_number_is_none(text: str) -> None:
    assert found(f"Vad gäller för {text} i upphandlingen?") == []


def test_a_number_that_no_plan_knows_is_none() -> None:
    assert found("+46 1 2345678901") == []
    assert found("00-123 45 67") == []
