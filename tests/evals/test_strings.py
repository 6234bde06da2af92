from __future__ import annotations

import pytest

from evals.strings import holds, plain


@pytest.mark.parametrize(
    ("text", "string", "found"),
    [
        ("Likvärdiga märkningar", "likvärdig", True),
        ("likvärdiga märkningar", "likvärdig", True),
        ("minst tre leverandører", "tre", True),
        ("minst tre anbud", "tre", True),
        ("centre of expertise", "tre", False),
        ("å trekke centre", "entre", False),
        ("högst 480 000", "48", False),
        ("högst 480 000 kronor", "48", False),
        ("högst 48 timmar", "48", True),
        ("EUR 216\u00a0000", "216 000", True),
        ("216000 euro", "216 000", False),
        ("få\n  anbud", "få anbud", True),
        ("LOU (6:5)", "6:5", True),
    ],
)
def test_a_string_begins_a_word_and_a_number_ends_where_its_digits_do(text: str, string: str, found: bool) -> None:
    assert holds(text, string) is found


def test_forms_case_and_white_space_make_no_difference() -> None:
    assert plain("A\u030a  Ö\tﬁ") == "å ö fi"
