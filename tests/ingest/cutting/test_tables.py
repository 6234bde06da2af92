from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.cutting.piece import LONGEST_ITEM, Piece, Room
from ingest.cutting.tables import WHOLE_TABLE, table_pieces
from ingest.model import Table
from tests.ingest.making import words

WIDE = Room(words, 1_000)
SMALL = Table((("Belopp", "Från"), ("700 000", "2022"), ("1 200 000", "2026")))


def quoted(piece: Piece) -> list[str]:
    return [piece.text[unit.start : unit.end] for unit in piece.units]


def test_a_table_is_set_in_pipes_with_a_line_below_its_header() -> None:
    (piece,) = table_pieces("", SMALL, WIDE)
    assert piece.text == "| Belopp | Från |\n| --- | --- |\n| 700 000 | 2022 |\n| 1 200 000 | 2026 |"
    assert quoted(piece) == [piece.text]


def test_what_introduces_a_table_stands_above_it_and_is_quoted_with_it() -> None:
    (piece,) = table_pieces("Beloppen är:", SMALL, WIDE)
    assert piece.text.startswith("Beloppen är:\n| Belopp |")
    assert quoted(piece) == [piece.text]


def test_a_pipe_within_a_cell_is_no_border() -> None:
    (piece,) = table_pieces("", Table((("a|b",), ("c",))), WIDE)
    assert piece.text.split("\n")[0] == "| a\\|b |"


def test_a_cell_over_several_lines_is_set_on_one() -> None:
    (piece,) = table_pieces("", Table((("ett\n två",), ("tre",))), WIDE)
    assert piece.text.split("\n")[0] == "| ett två |"


def test_a_header_without_rows_is_still_said() -> None:
    (piece,) = table_pieces("", Table((("Belopp", "Från"),)), WIDE)
    assert piece.text == "| Belopp | Från |\n| --- | --- |"
    assert quoted(piece) == [piece.text]


def test_a_long_table_is_divided_between_rows_and_repeats_its_header() -> None:
    rows = tuple((f"rad {number}", "ord") for number in range(8))
    pieces = table_pieces("Läs:", Table((("Rad", "Text"), *rows)), Room(words, 40))
    assert len(pieces) > 1
    assert all(piece.text.startswith("Läs:\n| Rad | Text |\n| --- | --- |\n") for piece in pieces)
    assert [piece.tokens for piece in pieces] == [words(piece.text) for piece in pieces]
    assert [f"rad {number} " in "".join(piece.text for piece in pieces) for number in range(8)] == [True] * 8


def test_a_large_table_is_quoted_row_by_row_without_its_header() -> None:
    rows = tuple((f"rad {number}", "ord " * 20) for number in range(12))
    (piece,) = table_pieces("", Table((("Rad", "Text"), *rows)), WIDE)
    assert len(piece.text) > WHOLE_TABLE
    assert len(quoted(piece)) == 12
    assert quoted(piece)[3].startswith("| rad 3 | ord")
    assert not any("Rad" in row for row in quoted(piece))


def test_a_table_with_an_endless_cell_is_read_as_running_text() -> None:
    pieces = table_pieces("Läs detta.", Table((("Rubrik",), ("Mening här. " * (LONGEST_ITEM // 12 + 1),))), WIDE)
    assert [piece.text for piece in pieces[:2]] == ["Läs detta.", "Rubrik"]
    assert all("|" not in piece.text for piece in pieces)
    assert sum(piece.text.count("Mening här.") for piece in pieces) == LONGEST_ITEM // 12 + 1


@given(st.integers(1, 25), st.integers(1, 12), st.integers(10, 60))
def test_every_row_is_in_one_piece_only(count: int, length: int, most: int) -> None:
    rows = tuple((f"r{number}", "ord " * length) for number in range(count))
    pieces = table_pieces("", Table((("Rad", "Text"), *rows)), Room(words, most))
    for number in range(count):
        assert sum(f"| r{number} |" in piece.text for piece in pieces) == 1
