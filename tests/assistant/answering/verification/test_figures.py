from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.verification.figures import codes, days, figures
from assistant.domain import Language
from assistant.law.days import MONTHS, in_words

SAME = [
    ("700 000 kronor", "sv", "700 000 kr", "sv"),
    ("700\u00a0000 kronor", "sv", "SEK 700,000", "en"),
    ("1,4 millioner kroner", "nb", "NOK 1 400 000", "en"),
    ("1.500.000 kr.", "da", "1,5 mio. kr.", "da"),
    ("2 miljoner euro", "sv", "EUR 2 million", "en"),
    ("minst tio dagar", "sv", "10 dagar", "sv"),
    ("within thirty days", "en", "30 kalenderdagar", "sv"),
    ("15 %", "sv", "15 prosent", "nb"),
    ("fire år", "nb", "4 years", "en"),
    ("fem arbetsdagar", "sv", "5 working days", "en"),
    ("ti virkedager", "nb", "10 working days", "en"),
    ("2 MSEK", "sv", "2 miljoner kronor", "sv"),
    ("€ 750 000", "en", "750 000 euro", "sv"),
    ("två tusen euro", "sv", "EUR 2 000", "en"),
]
OTHER = [
    ("700 000 kronor", "sv", "700 000 euro", "sv"),
    ("SEK 700 000", "en", "NOK 700 000", "en"),
    ("30 dagar", "sv", "30 veckor", "sv"),
    ("10 working days", "en", "10 days", "en"),
    ("1,4 millioner", "nb", "1,4 milliarder", "nb"),
    ("10 %", "sv", "15 %", "sv"),
    ("tio dagar", "sv", "tolv dagar", "sv"),
    ("40 000", "sv", "140 000", "sv"),
    ("4 år", "sv", "48 månader", "sv"),
]


@pytest.mark.parametrize(("one", "of", "other", "of_other"), SAME)
def test_the_same_figure_is_known_again_however_it_is_written(one: str, of: str, other: str, of_other: str) -> None:
    [first], [second] = figures(one, Language(of)), figures(other, Language(of_other))
    assert first.agrees(second)
    assert second.agrees(first)


@pytest.mark.parametrize(("one", "of", "other", "of_other"), OTHER)
def test_another_number_or_unit_is_another_figure(one: str, of: str, other: str, of_other: str) -> None:
    [first], [second] = figures(one, Language(of)), figures(other, Language(of_other))
    assert not first.agrees(second)


def test_a_point_before_three_digits_is_read_both_ways() -> None:
    [figure] = figures("1.500", Language.da)
    assert figure.values == {Decimal(1500), Decimal("1.500")}


def test_an_article_is_no_number_and_to_is_two_in_norwegian_only() -> None:
    assert figures("en leverantör och ett anbud", Language.sv) == []
    assert [f.values for f in figures("to tilbud", Language.nb)] == [frozenset({Decimal(2)})]
    assert figures("open to tenders", Language.en) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("den 1 juli 2026", "2026-07-01"),
        ("1. juli 2026", "1 July 2026"),
        ("July 1, 2026", "den 1 juli"),
        ("31 december", "31. desember 2025"),
    ],
)
def test_a_date_is_known_again_however_it_is_written(one: str, other: str) -> None:
    [first], [second] = days(one), days(other)
    assert first.agrees(second)


@pytest.mark.parametrize("other", ["2 juli 2026", "1 juni 2026", "1 juli 2025"])
def test_another_day_month_or_year_is_another_date(other: str) -> None:
    [first], [second] = days("1 juli 2026"), days(other)
    assert not first.agrees(second)


def test_dates_and_numbers_of_acts_are_no_figures() -> None:
    assert figures("Lag (2016:1145) gäller från den 1 januari 2017 enligt 2014/24/EU", Language.sv) == []
    assert codes("Lag (2016:1145) och direktiv 2014/24/EU, CPV 72000000-5") == ["2016:1145", "2014/24/EU", "72000000-5"]


def test_crowns_are_those_of_the_country_the_text_is_of() -> None:
    [crowns], [norwegian] = figures("500 000 kronor", Language.sv), figures("NOK 500 000", Language.en)
    assert crowns.agrees(norwegian)
    assert not crowns.in_crowns_of("SEK").agrees(norwegian)


@given(
    st.integers(1_000, 10**9),
    st.sampled_from([" ", "\u00a0", "\u202f", ",", "."]),
    st.sampled_from(["kr", "euro", "%"]),
)
def test_a_whole_number_is_known_again_whatever_parts_its_thousands(number: int, mark: str, unit: str) -> None:
    [said] = figures(f"minst {number:,} {unit} per år".replace(",", mark), Language.sv)
    [plain] = figures(f"{number} {unit}", Language.sv)
    assert Decimal(number) in said.values
    assert said.agrees(plain)
    assert said.unit == plain.unit


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_two_whole_numbers_agree_only_where_they_are_the_same(one: int, other: int) -> None:
    [first], [second] = figures(f"{one} dagar", Language.sv), figures(f"{other} dagar", Language.sv)
    assert first.agrees(second) is (one == other)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(list(MONTHS)))
def test_a_date_in_words_is_the_day_it_was_made_from(day: date, language: Language) -> None:
    [in_its_words], [iso] = days(f"senast {in_words(day, language)}."), days(day.isoformat())
    assert (in_its_words.year, in_its_words.month, in_its_words.day) == (day.year, day.month, day.day)
    assert in_its_words.agrees(iso)


@given(st.text(alphabet="0123456789 .,%€kr:/-dagmiljoner", max_size=60))
def test_whatever_is_written_what_is_found_stands_in_the_text(text: str) -> None:
    for figure in figures(text, Language.sv):
        assert figure.said in text
        assert figure.values


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("minst 35 dagar från annonsen", ["35 dagar"]),
        ("1,4 millioner kroner og 15 %", ["1,4 millioner kroner", "15 %"]),
        ("EUR 216 000 eller mer", ["EUR 216 000"]),
        ("minst tio arbetsdagar i rad", ["tio arbetsdagar"]),
        ("tusen kronor, två miljoner euro", ["tusen", "två miljoner euro"]),
        ("5 svenska leverantörer", ["5"]),
    ],
)
def test_a_figure_is_told_as_it_stands_with_its_unit(text: str, said: list[str]) -> None:
    language = Language.nb if "og" in text else Language.sv
    assert [figure.said for figure in figures(text, language)] == said
