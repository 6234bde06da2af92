from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cutting.paragraphs import lead_in, paragraph_pieces
from ingest.cutting.piece import Room
from tests.ingest.making import words


def texts(text: str, most: int) -> list[str]:
    return [piece.text for piece in paragraph_pieces(text, Room(words, most))]


def introduces(text: str, *, before_list: bool = True) -> str | None:
    found = lead_in(text, before_list=before_list)
    return text[found.start : found.end] if found else None


def test_a_paragraph_that_fits_is_one_piece_on_a_line_of_its_own() -> None:
    (piece,) = paragraph_pieces("Ett två tre. Fyra fem.", Room(words, 5))
    assert (piece.text, piece.tokens, piece.joint) == ("Ett två tre. Fyra fem.", 5, "\n\n")
    assert [piece.text[unit.start : unit.end] for unit in piece.units] == ["Ett två tre.", "Fyra fem."]


def test_one_that_does_not_is_divided_between_sentences_that_run_on() -> None:
    pieces = paragraph_pieces("Ett två tre. Fyra fem. Sex sju.", Room(words, 4))
    assert [(piece.text, piece.joint) for piece in pieces] == [("Ett två tre.", "\n\n"), ("Fyra fem. Sex sju.", " ")]
    assert [pieces[1].text[unit.start : unit.end] for unit in pieces[1].units] == ["Fyra fem.", "Sex sju."]


def test_a_sentence_too_long_for_the_room_is_not_cut() -> None:
    assert texts("Ett två tre fyra fem sex. Sju.", 3) == ["Ett två tre fyra fem sex.", "Sju."]


def test_nothing_makes_no_piece() -> None:
    assert texts("", 5) == []
    assert texts("  ", 5) == []


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(1, 20))
def test_the_pieces_set_with_their_joints_are_the_paragraph(lengths: list[int], most: int) -> None:
    text = " ".join(f"Mening{' ord' * length}." for length in lengths)
    pieces = paragraph_pieces(text, Room(words, most))
    assert "".join(piece.joint + piece.text for piece in pieces) == f"\n\n{text}"
    assert sum(len(piece.units) for piece in pieces) == len(lengths)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Det är ett förfarande. Det får användas om", "Det får användas om"),
        ("Kraven är:", "Kraven är:"),
        ("Gör följande.", "Gör följande."),
        ("Se nedan!", "Se nedan!"),
        ("Do the following.", "Do the following."),
        ("Det er slik. Kravene står nedenfor.", "Kravene står nedenfor."),
        ("Menettely on seuraava.", "Menettely on seuraava."),
    ],
)
def test_an_unfinished_sentence_or_one_that_points_down_introduces_a_list(text: str, lead: str) -> None:
    assert introduces(text) == lead


@pytest.mark.parametrize(
    "text", ["", "Det är klart.", "Varför?", "Så här (se ovan)", "Hon sade ”nej”", "Och så vidare…"]
)
def test_a_finished_sentence_introduces_nothing(text: str) -> None:
    assert introduces(text) is None


def test_a_pointing_word_in_an_earlier_sentence_does_not_count() -> None:
    assert introduces("Gör följande. Det är klart.") is None


def test_a_table_needs_a_colon_or_a_word_that_points_down() -> None:
    assert introduces("Belopp per år", before_list=False) is None
    assert introduces("Belopp per år:", before_list=False) == "Belopp per år:"
    assert introduces("Beloppen framgår av nedanstående tabell.", before_list=False) is not None


def test_a_word_that_only_begins_like_a_pointing_one_does_not_count() -> None:
    assert introduces("Belowground är ett ord.") is None
