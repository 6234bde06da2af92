from __future__ import annotations

import pytest

from assistant.answering.guard.digits import is_case_number, plain


@pytest.mark.parametrize(
    "text",
    ["dnr 850101-1234", "Diarienummer: 850101-1234", "saksnr. 850101-1234", "org.nr 556677-8899", "CPV 850101-1234"],
)
def test_the_word_before_a_number_tells_that_it_names_a_case(text: str) -> None:
    assert is_case_number(text, text.index("5" if "5566" in text else "8"))


@pytest.mark.parametrize(
    "text", ["personnummer 850101-1234", "Anna 850101-1234", "850101-1234", "dnr saknas, Anna har 850101-1234"]
)
def test_a_number_that_no_such_word_stands_right_before_is_none(text: str) -> None:
    assert not is_case_number(text, text.index("8"))


def test_a_word_far_before_says_nothing_of_the_number() -> None:
    text = "dnr" + " " * 60 + "850101-1234"
    assert not is_case_number(text, text.index("8"))


def test_digits_and_dashes_of_other_scripts_read_as_plain_ones_in_their_places() -> None:
    assert plain("٨٥٠١٠١–１２３４") == "850101-1234"
    assert len(plain("a–b−c٣")) == len("a–b−c٣")
