from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.law.numbers import HYPHENATED, LONGEST_LIST, LONGEST_RANGE, ORDINALS, PLAIN, expanded, listed, plain


def numbers(text: str, number: str = PLAIN) -> list[str]:
    return list(expanded(text, number))


@pytest.mark.parametrize(
    ("written", "kept"), [("19 a", "19a"), ("19A", "19a"), ("5b", "5b"), ("7", "7"), ("8\u00a0b", "8b")]
)
def test_a_number_is_kept_without_spaces_and_in_lower_case(written: str, kept: str) -> None:
    assert plain(written) == kept


@pytest.mark.parametrize("text", ["7", "19 a", "5b", "120", "12ö"])
def test_a_plain_number_may_have_a_letter(text: str) -> None:
    assert re.fullmatch(PLAIN, text)


@pytest.mark.parametrize("text", ["0", "07", "1234", "12abc", "5_"])
def test_what_no_law_numbers_with_is_no_plain_number(text: str) -> None:
    assert re.fullmatch(PLAIN, text) is None
    assert re.match(PLAIN, text) is None


def test_a_lone_i_behind_a_number_is_the_word_in() -> None:
    assert re.findall(PLAIN, "12 i lagen") == ["12"]


def test_the_first_letter_of_an_abbreviation_is_not_the_numbers() -> None:
    assert re.findall(PLAIN, "12 t.o.m. 14 §§") == ["12", "14"]
    assert re.findall(PLAIN, "enligt 5 a. Därefter") == ["5 a"]


@pytest.mark.parametrize("text", ["13-2", "8-12a", "2-5"])
def test_a_hyphenated_number_begins_with_its_chapter(text: str) -> None:
    assert re.fullmatch(HYPHENATED, text)


@pytest.mark.parametrize("text", ["0-2", "13-0", "2016-06-17", "13-2-1", "1-2/3", "113-2"])
def test_a_date_or_a_fraction_is_no_hyphenated_number(text: str) -> None:
    assert re.match(HYPHENATED, text) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("12–14 och 17", ["12", "13", "14", "17"]),
        ("1 eller 2", ["1", "2"]),
        ("1, 2 samt 3", ["1", "2", "3"]),
        ("5 till 8", ["5", "6", "7", "8"]),
        ("5 t.o.m. 7", ["5", "6", "7"]),
        ("§ 5 to § 7", ["5", "6", "7"]),
        ("9—11", ["9", "10", "11"]),
        ("9−11", ["9", "10", "11"]),
        ("5a–5d", ["5a", "5b", "5c", "5d"]),
        ("5–5c", ["5", "5a", "5b", "5c"]),
        ("1 & 3", ["1", "3"]),
        ("4", ["4"]),
        ("", []),
        ("ingen", []),
    ],
)
def test_a_list_names_every_number_and_a_range_those_between(text: str, named: list[str]) -> None:
    assert numbers(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [("8-1 og 8-4", ["8-1", "8-4"]), ("8-1 til 8-4", ["8-1", "8-2", "8-3", "8-4"])],
)
def test_a_range_of_hyphenated_numbers_stays_in_its_chapter(text: str, named: list[str]) -> None:
    assert numbers(text, HYPHENATED) == named


def test_a_range_from_one_chapter_to_another_names_only_its_ends() -> None:
    assert numbers("8-1 til 9-4", HYPHENATED) == ["8-1", "9-4"]


def test_a_range_that_runs_backwards_names_only_its_ends() -> None:
    assert numbers("14–12") == ["14", "12"]
    assert numbers("5d–5a") == ["5d", "5a"]


def test_a_range_longer_than_any_chapter_names_only_its_ends() -> None:
    assert len(numbers(f"1–{1 + LONGEST_RANGE}")) == LONGEST_RANGE + 1
    assert numbers(f"1–{2 + LONGEST_RANGE}") == ["1", str(2 + LONGEST_RANGE)]


def test_a_list_is_read_up_to_its_longest() -> None:
    long = ", ".join(["7"] * (LONGEST_LIST + 5))
    match = re.match(listed(PLAIN), long)
    assert match is not None
    assert match[0].count("7") == LONGEST_LIST + 1


def test_signs_may_stand_before_each_number_only_where_they_are_asked_for() -> None:
    assert re.fullmatch(listed(PLAIN), "5 og § 6")
    assert re.fullmatch(listed(PLAIN, signs=False), "5 og § 6") is None
    assert re.fullmatch(listed(PLAIN, signs=False), "5 og 6")


def test_ordinals_in_three_languages_are_the_same_number() -> None:
    assert {ORDINALS[word] for word in ("första", "første", "fyrste", "first")} == {"1"}
    assert {ORDINALS[word] for word in ("åttonde", "åttende")} == {"8"}
    assert sorted(set(ORDINALS.values())) == [str(number) for number in range(1, 9)]


@given(first=st.integers(1, 900), length=st.integers(0, LONGEST_RANGE))
def test_a_range_names_all_its_numbers_once_and_in_order(first: int, length: int) -> None:
    last = min(first + length, 999)
    assert numbers(f"{first}–{last}") == (
        [str(n) for n in range(first, last + 1)] if last > first else [str(first)] * 2
    )


@given(st.lists(st.integers(1, 999), min_size=1, max_size=20))
def test_a_list_with_commas_names_its_numbers_as_they_stand(given_numbers: list[int]) -> None:
    written = [str(number) for number in given_numbers]
    assert numbers(", ".join(written)) == written


@given(st.text(alphabet="0123456789 abåö§–-,ochtill.", max_size=60))
def test_whatever_is_written_the_numbers_found_are_plain_ones(text: str) -> None:
    for number in numbers(text):
        assert re.fullmatch(r"[1-9]\d*[a-zåäöæø]?", number), number
