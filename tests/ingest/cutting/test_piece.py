from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Span
from ingest.cutting.piece import flat, quotable, shifted


def kept(text: str, *, numbered: bool = False) -> list[str]:
    """Return what of ``text`` can be quoted when all of it is one unit."""
    return [text[span.start : span.end] for span in quotable(text, [Span(0, len(text))], numbered=numbered)]


def test_white_space_of_any_kind_becomes_one_space() -> None:
    assert flat("  ett\n två\t\u00a0tre ") == "ett två tre"
    assert flat(" \n ") == ""


@given(st.text())
def test_a_flat_text_stays_as_it_is(text: str) -> None:
    assert flat(flat(text)) == flat(text)


def test_spans_are_moved_together() -> None:
    assert shifted([Span(0, 4), Span(5, 9)], 10) == (Span(10, 14), Span(15, 19))
    assert shifted([Span(10, 14)], -10) == (Span(0, 4),)
    assert shifted([], 3) == ()


@pytest.mark.parametrize("text", ["Köparen talar med marknaden.", "§ 5. (Opphevet)", "Ja."])
def test_a_sentence_is_quoted_whole(text: str) -> None:
    assert kept(text) == [text]


@pytest.mark.parametrize("text", ["", "   ", "1.", "***", "42 %", "a b c", "https://exempel.se/sida", "www.exempel.se"])
def test_what_has_no_word_or_is_an_address_alone_is_not_quoted(text: str) -> None:
    assert kept(text) == []


def test_an_address_within_a_sentence_is_quoted_with_it() -> None:
    assert kept("Läs mer på https://exempel.se nu.") == ["Läs mer på https://exempel.se nu."]
    assert kept("https://exempel.se förklarar mer.") == ["https://exempel.se förklarar mer."]


@pytest.mark.parametrize("number", ["(2) ", "2. ", "12. "])
def test_a_paragraphs_number_is_not_quoted_with_it(number: str) -> None:
    assert kept(f"{number}Myndigheten väljer.") == ["Myndigheten väljer."]
    assert kept(f"{number}Myndigheten väljer.", numbered=True) == [f"{number}Myndigheten väljer."]


@pytest.mark.parametrize("text", ["2. juli begynner fristen.", "2 Myndigheten väljer.", "(2)Myndigheten väljer."])
def test_a_number_that_is_none_of_a_paragraph_stays(text: str) -> None:
    assert kept(text) == [text]


@pytest.mark.parametrize("note", ["Lag (2021:1110).", "Förordning (2022:1)"])
def test_the_act_that_changed_a_swedish_section_is_not_quoted(note: str) -> None:
    assert kept(note) == []
    assert kept(f"Beloppet är 700 000 kronor. {note}") == ["Beloppet är 700 000 kronor."]


def test_the_number_of_an_act_within_a_sentence_is_quoted() -> None:
    text = "Enligt lag (2021:1110) gäller annat."
    assert kept(text) == [text]
    assert kept("Detta följer av Lag (2021:1110).") == ["Detta följer av Lag (2021:1110)."]


@pytest.mark.parametrize(
    "line",
    [
        "Endret ved lov 17 juni 2016 nr. 73.",
        "Tilføyd ved forskrift 5 april 2017 nr. 466.",
        "– Sist endret ved lov 20 juni 2025 nr. 60 (i kraft 1 juli 2026).",
    ],
)
def test_the_line_of_norwegian_changes_is_not_quoted(line: str) -> None:
    assert kept(line) == []


def test_the_line_that_says_a_norwegian_section_was_repealed_is_quoted() -> None:
    line = "Opphevet ved lov 17 juni 2016 nr. 73."
    assert kept(line) == [line]
    changed = "Endret ved lov 1 juni 2018 nr. 1, opphevet ved lov 2 juni 2020 nr. 2."
    assert kept(changed) == [changed]


def test_spaces_around_a_unit_are_left_out() -> None:
    assert kept("  Köparen väljer.  ") == ["Köparen väljer."]


@given(st.text(max_size=80), st.booleans())
def test_what_is_kept_lies_within_the_span_and_is_not_empty(text: str, numbered: bool) -> None:
    for span in quotable(text, [Span(0, len(text))], numbered=numbered):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
