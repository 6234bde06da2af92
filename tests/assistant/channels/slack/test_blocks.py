from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.channels.slack.blocks import (
    BUTTON_LABEL,
    CONTEXT_TEXT,
    SECTION_TEXT,
    TEXT_PIECE,
    actions,
    button,
    link,
    quote,
    rich,
    row,
    small,
    text,
    text_pieces,
)


@given(st.text(max_size=8_000))
def test_a_text_of_any_length_is_parted_without_loss(words: str) -> None:
    pieces = [piece["text"] for piece in text_pieces(words)]
    assert "".join(pieces) == words
    assert all(0 < len(piece) <= TEXT_PIECE for piece in pieces)


def test_text_is_bold_or_italic_only_where_asked_for() -> None:
    assert text("ord") == {"type": "text", "text": "ord"}
    assert text("ord", "bold") == {"type": "text", "text": "ord", "style": {"bold": True}}
    assert text("*ord*")["text"] == "*ord*"


def test_each_line_of_rich_text_is_a_section_of_its_own() -> None:
    block = rich([text("ett")], [text("två"), link("tre", "https://x.example")])
    assert block["type"] == "rich_text"
    assert [[part["text"] for part in line["elements"]] for line in block["elements"]] == [["ett"], ["två", "tre"]]


def test_a_link_has_its_address_and_its_words() -> None:
    assert link("guiden", "https://x.example") == {"type": "link", "url": "https://x.example", "text": "guiden"}


def test_a_long_quote_stays_one_quote() -> None:
    (element,) = quote("ord " * 2_000)["elements"]
    assert element["type"] == "rich_text_quote"
    assert len(element["elements"]) == 3


@pytest.mark.parametrize(
    ("shown", "most"),
    [
        (lambda words: button("a", words, "v")["text"], BUTTON_LABEL),
        (lambda words: row(words, {})["text"], SECTION_TEXT),
        (lambda words: small(words)["elements"][0], CONTEXT_TEXT),
    ],
    ids=["button", "row", "small"],
)
def test_plain_text_is_cut_at_slacks_limit_and_nothing_in_it_becomes_a_picture(shown, most: int) -> None:  # type: ignore[no-untyped-def]
    whole, cut = shown("x" * most), shown("x" * (most + 1))
    assert whole["text"] == "x" * most
    assert len(cut["text"]) == most
    assert cut["text"].endswith("…")
    assert (whole["type"], whole["emoji"]) == ("plain_text", False)


def test_a_button_sends_its_value_back_whole() -> None:
    made = button("follow_up_0", "Fråga", "Vad gäller? " * 100)
    assert (made["action_id"], made["value"]) == ("follow_up_0", "Vad gäller? " * 100)


def test_a_button_stands_beside_its_text_or_in_a_line_with_others() -> None:
    one, two = button("a", "A", "1"), button("b", "B", "2")
    assert row("text", one)["accessory"] is one
    assert actions(one, two)["elements"] == [one, two]
