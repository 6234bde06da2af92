from __future__ import annotations

import pytest

from assistant.law.gaps import (
    CLOCK,
    JOINER,
    LOOSE_AFTER,
    LOOSE_BEFORE,
    PREPOSITION,
    SAME_SENTENCE,
    TIGHT_AFTER,
    TIGHT_BEFORE,
    TIME,
)


@pytest.mark.parametrize(
    "gap", [" ", "", " i ", " i den ", " enligt ", " of the ", " (", ", jf. ", " (andra stycket) i "]
)
def test_these_words_tie_a_number_to_the_act_behind_it(gap: str) -> None:
    assert TIGHT_AFTER.fullmatch(gap)


@pytest.mark.parametrize("gap", [" och ", ". ", " som gäller före ", "; ", " avtalet i "])
def test_these_words_do_not_tie_a_number_to_the_act_behind_it(gap: str) -> None:
    assert TIGHT_AFTER.fullmatch(gap) is None


def test_a_comma_or_a_dash_ties_loosely() -> None:
    assert all(LOOSE_AFTER.fullmatch(gap) for gap in (", ", " – ", " - "))
    assert all(LOOSE_AFTER.fullmatch(gap) is None for gap in (" ", ". ", " och "))


@pytest.mark.parametrize("gap", [" ", ": ", " (", " § ", " §§ "])
def test_an_act_before_a_number_is_tied_to_it_by_a_sign_at_most(gap: str) -> None:
    assert TIGHT_BEFORE.fullmatch(gap)


@pytest.mark.parametrize("gap", [", ", " se ", " och "])
def test_a_word_between_act_and_number_ties_only_loosely(gap: str) -> None:
    assert TIGHT_BEFORE.fullmatch(gap) is None
    assert LOOSE_BEFORE.fullmatch(gap)


def test_other_words_between_act_and_number_do_not_tie() -> None:
    assert LOOSE_BEFORE.fullmatch(" gäller inte ") is None


@pytest.mark.parametrize("gap", [" och ", ", ", " eller ", " og ", " samt ", " vs. ", " (", " (andra stycket) och "])
def test_members_of_one_list_are_joined(gap: str) -> None:
    assert JOINER.fullmatch(gap)


@pytest.mark.parametrize("gap", [". ", " medan ", "; men ", " gäller "])
def test_members_of_two_clauses_are_not_joined(gap: str) -> None:
    assert JOINER.fullmatch(gap) is None


def test_a_sentence_ends_with_its_full_stop_and_after_eighty_characters() -> None:
    assert SAME_SENTENCE.fullmatch(" och i den paragrafen ")
    assert SAME_SENTENCE.fullmatch(" slut. Ny ") is None
    assert SAME_SENTENCE.fullmatch("x" * 80)
    assert SAME_SENTENCE.fullmatch("x" * 81) is None


@pytest.mark.parametrize("before", ["kl. ", "Klockan ", "klokka ", "skala ", "in a ratio ", "viktningen "])
def test_behind_these_words_a_colon_is_of_a_clock_or_a_ratio(before: str) -> None:
    assert CLOCK.search(before)


@pytest.mark.parametrize("before", ["enligt ", "LOU ", "klockan är ", "i "])
def test_behind_other_words_it_is_not(before: str) -> None:
    assert CLOCK.search(before) is None


def test_a_word_of_time_is_told_from_one_that_ends_like_it() -> None:
    assert PREPOSITION.search("senast ")
    assert PREPOSITION.search("by ")
    assert PREPOSITION.search("därinnan ") is None
    assert PREPOSITION.search("whereby ") is None


def test_a_time_of_day_has_two_digits_of_full_five_minutes() -> None:
    assert TIME.fullmatch("9:30")
    assert TIME.fullmatch("12:05")
    assert TIME.fullmatch("6:5") is None
    assert TIME.fullmatch("6:21") is None
    assert TIME.fullmatch("6:60") is None
