from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import date_in, wording_date, wording_in_words


@pytest.mark.parametrize(
    "text", ["2026-07-01", "gäller från 2026-07-01.", "01.07.2026", "1.7.2026", "1. 7. 2026", "(2026-07-01)"]
)
def test_a_date_is_read_in_either_way_of_writing(text: str) -> None:
    assert date_in(text) == date(2026, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "ingen dag",
        "2026-13-01",
        "2026-02-30",
        "31.02.2026",
        "0000-01-01",
        "12026-07-01",
        "2026-07-011",
        "LOV-2016-06-17-73",
        "2026-7-1",
        "1.7.26",
        "1.1.1.2026",
        "01.07.20261",
    ],
)
def test_what_is_no_day_of_the_calendar_is_no_date(text: str | None) -> None:
    assert date_in(text) is None


def test_of_several_dates_the_last_counts() -> None:
    assert date_in("utfärdad 2016-12-01, ändrad 2025-06-30") == date(2025, 6, 30)
    assert date_in("01.01.2017 og 01.07.2026") == date(2026, 7, 1)


def test_a_last_date_that_does_not_exist_gives_way_to_the_one_before() -> None:
    assert date_in("2025-06-30 och 2025-06-31") == date(2025, 6, 30)


def test_a_date_with_hyphens_counts_before_one_with_dots() -> None:
    assert date_in("2017-01-01, lest 01.07.2026") == date(2017, 1, 1)


def test_a_leap_day_exists_in_leap_years_only() -> None:
    assert date_in("2024-02-29") == date(2024, 2, 29)
    assert date_in("2023-02-29") is None


@given(st.dates())
def test_every_day_is_read_back_as_it_was_written(day: date) -> None:
    assert date_in(f"Lydelse {day.isoformat()} enligt beslut") == day
    assert date_in(f"endret {day.day}.{day.month}.{day.year:04}") == day


@given(st.text())
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert date_in(text) is None or any(character.isdigit() for character in text)


def test_the_last_change_tells_the_wording_before_the_act_itself_does() -> None:
    declared = {"dateInForce": "2017-01-01", "lastChangeInForce": "2026-07-01", "ikraft_datum": "2016-01-01"}
    assert wording_date(declared) == date(2026, 7, 1)


def test_a_key_without_a_date_gives_way_to_the_next() -> None:
    assert wording_date({"lastChangeInForce": "ukjent", "text_state": 3, "entry_into_force": "2014-04-17"}) == date(
        2014, 4, 17
    )


def test_an_act_that_tells_no_date_has_none() -> None:
    assert wording_date({}) is None
    assert wording_date({"title": "2026-07-01"}) is None


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ({"lastChangeInForce": "2026-07-01"}, "siste endring i kraft 2026-07-01"),
        ({"last_changed_by": "LOV-2025-06-20-60 fra 01.07.2026"}, "siste endring i kraft 2026-07-01"),
        ({"publicerad_datum": "2025-07-01"}, "lydelse publicerad 2025-07-01"),
        ({"dateInForce": "2017-01-01"}, None),
        ({"publicerad_datum": "okänt"}, None),
        ({}, None),
    ],
)
def test_the_wording_is_said_in_the_language_of_the_act(declared: dict[str, object], words: str | None) -> None:
    assert wording_in_words(declared) == words
