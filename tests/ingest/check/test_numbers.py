from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.check.numbers import claims, numbers, printed, stated


def _values(text: str) -> set[str]:
    return {printed(number) for number in numbers(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("understiger 700 000 kronor", {"700000"}),
        ("minst 2,5 millioner kroner", {"2500000"}),
        ("NOK 1.3 million without VAT", {"1300000"}),
        ("EUR 216\u00a0000", {"216000"}),
        ("minst 35 dagar från utskicket", {"35 day"}),
        ("inom 10 arbetsdagar", {"10 working day"}),
        ("senest seks dager før fristen", {"6 day"}),
        ("tiodagarsfristen", {"10 day"}),
        ("tolv månader", {"12 month"}),
        ("at most 50 % of the value", {"50 %"}),
        ("minimum tretti prosent", {"30 %"}),
        ("högst fyra år", {"4 year"}),
        ("färre enn tre", {"3"}),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, found: set[str]) -> None:
    assert _values(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "enligt 6 kap. 5 och 6 §§ LOU",
        "19 a kap. 2 § första stycket 2",
        "FOA §§ 20-2 og 20-3",
        "Article 72(1)(b) and (c)",
        "artikkel 4 bokstav d",
        "direktiv 2014/24/EU",
        "lov 6. mars 2026 nr. 8",
        "Lag (2021:1110)",
        "CPV 85000000-9",
        "fra 1. juli 2026",
        "i bilaga 2 och del III",
        "punkterna 3–6",
        "tillåten tid",
    ],
)
def test_what_only_names_something_is_no_number(text: str) -> None:
    assert _values(text) <= {"2"}
    assert claims(text) == frozenset()


def test_a_small_number_that_counts_what_is_listed_claims_nothing() -> None:
    assert claims("Plikten faller bort i to tilfeller:") == frozenset()
    assert claims("LOU är uppdelad i 21 kapitel") == frozenset()


@pytest.mark.parametrize(
    "text", ["minst fem leverantörer", "høyst to ledd", "no fewer than three", "tre ganger verdien"]
)
def test_a_small_number_that_limits_is_claimed(text: str) -> None:
    assert len(claims(text)) == 1


def test_the_same_value_with_another_unit_is_not_stated() -> None:
    thirty_days = (Decimal(30), "day")
    assert stated(thirty_days, numbers("minst 30 dagar"))
    assert not stated(thirty_days, numbers("minst 30 procent"))
    assert not stated(thirty_days, numbers("minst 35 dagar"))


def test_a_value_without_a_unit_fits_one_with() -> None:
    assert stated((Decimal(10), ""), numbers("10 eller 15 prosent"))
    assert stated((Decimal(10), "%"), numbers("10 eller 15 prosent"))
