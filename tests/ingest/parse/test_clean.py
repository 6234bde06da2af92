from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.clean import one_line, seen


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("tag characters", "".join(chr(0xE0000 + ord(letter)) for letter in "lyd")),
        ("zero-width space", "\u200b"),
        ("zero-width joiner", "\u200d"),
        ("word joiner", "\u2060"),
        ("byte order mark", "\ufeff"),
        ("right-to-left override", "\u202e"),
        ("isolate", "\u2066\u2069"),
        ("soft hyphen", "\u00ad"),
        ("variation selector", "\ufe0f"),
        ("supplementary variation selector", "\U000e0101"),
        ("Hangul filler", "\u3164"),
        ("NUL", "\x00"),
        ("escape", "\x1b"),
        ("lone surrogate", "\ud800"),
        ("private use", "\ue000"),
    ],
)
def test_what_a_reader_cannot_see_is_removed(name: str, hidden: str) -> None:
    assert seen(f"upp{hidden}handling") == "upphandling", name


def test_letters_are_composed() -> None:
    assert seen("a\u030a a\u0308 o\u0308 A\u030a") == "å ä ö Å"
    assert seen("æ ø é") == "æ ø é"


def test_every_kind_of_space_becomes_a_plain_one() -> None:
    assert seen("700\u00a0000\u2009kronor\tnetto  nu") == "700 000 kronor netto nu"


def test_line_breaks_stay_and_are_of_one_kind() -> None:
    assert seen("a\r\nb\rc\u2028d\u2029e") == "a\nb\nc\nd\n\ne"
    assert one_line(" a\r\n b ") == "a b"


def test_the_bullets_of_symbol_fonts_become_bullets() -> None:
    assert seen("\uf0b7 punkt") == "• punkt"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert seen(seen(text)) == seen(text)
