from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Span
from assistant.embedding.base import SpannedText
from assistant.embedding.text import LONGEST, clean, clean_spanned


def test_nul_and_lone_surrogates_are_removed() -> None:
    assert clean("a\0b\ud800c") == "abc"


def test_decomposed_letters_are_composed() -> None:
    assert clean("A\u030angstro\u0308m") == "Ångström"


def test_clean_text_keeps_its_spans() -> None:
    text = SpannedText("Två meningar. Här.", (Span(0, 13), Span(14, 18)))
    assert clean_spanned(text) == text


def test_spans_move_with_their_words_when_characters_before_them_go() -> None:
    raw = "\0\0fo\u0308rst sedan"
    start = raw.index("sedan")
    moved = clean_spanned(SpannedText(raw, (Span(2, start - 1), Span(start, len(raw)))))
    assert [moved.text[span.start : span.end] for span in moved.spans] == ["först", "sedan"]


def test_a_long_text_is_cut() -> None:
    assert len(clean_spanned(SpannedText("x" * 100_000)).text) == LONGEST


@given(st.text())
def test_cleaned_text_can_be_written_as_utf_8_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert "\0" not in cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned.encode("utf-8").decode("utf-8")) == cleaned


@given(st.text(st.characters()), st.integers(0, 50), st.integers(0, 50))
def test_spans_stay_inside_the_text_and_in_order(text: str, first: int, second: int) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    moved = clean_spanned(SpannedText(text, (Span(start, end),)))
    (span,) = moved.spans
    assert 0 <= span.start <= span.end
