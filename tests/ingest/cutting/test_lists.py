from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.cutting.lists import WHOLE_ITEM, WHOLE_LIST, list_pieces
from ingest.cutting.piece import Piece, Room
from ingest.model import ListItem
from tests.ingest.making import words

WIDE = Room(words, 1_000)


def quoted(piece: Piece) -> list[str]:
    return [piece.text[unit.start : unit.end] for unit in piece.units]


def items(*texts: str) -> list[ListItem]:
    return [ListItem(text) for text in texts]


def test_a_lead_in_and_its_list_are_one_unit() -> None:
    (piece,) = list_pieces("Köparen ska", items("fråga,", "lyssna."), WIDE, complete=False)
    assert piece.text == "Köparen ska\n- fråga,\n- lyssna."
    assert quoted(piece) == [piece.text]
    assert piece.tokens == 6


def test_markers_are_kept_and_nested_items_indented() -> None:
    nested = [ListItem("ett", "1."), ListItem("under", "a)", 1), ListItem("djupt", "–", 2), ListItem("två", "2.")]
    (piece,) = list_pieces("", nested, WIDE, complete=False)
    assert piece.text == "1. ett\n  a) under\n    – djupt\n2. två"


def test_an_item_over_several_lines_is_set_on_one() -> None:
    (piece,) = list_pieces("", items("fråga\n  brett", "lyssna"), WIDE, complete=False)
    assert piece.text == "- fråga brett\n- lyssna"


def test_short_items_without_a_lead_in_are_quoted_together_with_their_markers() -> None:
    (piece,) = list_pieces("", [ListItem("fråga", "1."), ListItem("lyssna", "2.")], WIDE, complete=False)
    assert quoted(piece) == ["1. fråga\n2. lyssna"]


def test_an_item_of_just_the_length_is_still_quoted_with_the_others() -> None:
    whole = "x" * (WHOLE_ITEM - 2)
    (together,) = list_pieces("", items("kort", whole), WIDE, complete=False)
    assert quoted(together) == [together.text]
    (apart,) = list_pieces("", items("kort", whole + "x"), WIDE, complete=False)
    assert quoted(apart) == ["kort", whole + "x"]


def test_a_long_item_with_others_nested_in_it_is_quoted_whole() -> None:
    long = [ListItem("Mening ett. " * 40, "1."), ListItem("under", "a)", 1), ListItem("två", "2.")]
    (piece,) = list_pieces("", long, WIDE, complete=False)
    assert len(quoted(piece)) == 2
    assert quoted(piece)[0].endswith("\n  a) under")


def test_one_item_without_a_lead_in_is_quoted_without_its_marker() -> None:
    (piece,) = list_pieces("", [ListItem("fråga marknaden", "a)")], WIDE, complete=False)
    assert quoted(piece) == ["fråga marknaden"]


def test_a_long_list_is_quoted_item_by_item_unless_it_is_a_provisions() -> None:
    many = items(*(f"villkor {number} {'ord ' * 10}".strip() for number in range(30)))
    (piece,) = list_pieces("Det krävs", many, WIDE, complete=False)
    assert len(piece.text) > WHOLE_LIST
    assert quoted(piece) == [item.text for item in many]
    (whole,) = list_pieces("Det krävs", many, WIDE, complete=True)
    assert quoted(whole) == [whole.text]


def test_a_list_without_a_lead_in_is_quoted_item_by_item_where_one_is_long() -> None:
    long = "ord " * 110
    (piece,) = list_pieces("", items("kort punkt", long.strip()), WIDE, complete=False)
    assert len(long) > WHOLE_ITEM
    assert quoted(piece) == ["kort punkt", long.strip()]


def test_a_long_item_is_quoted_sentence_by_sentence() -> None:
    sentences = [f"Mening {number} {'ord ' * 20}slut." for number in range(6)]
    (piece,) = list_pieces("", items(" ".join(sentences)), WIDE, complete=False)
    assert quoted(piece) == sentences


def test_a_list_too_long_for_the_room_is_divided_between_items_and_keeps_its_lead_in() -> None:
    pieces = list_pieces("Det krävs", items(*["ett två tre"] * 4), Room(words, 10), complete=True)
    assert [piece.text for piece in pieces] == ["Det krävs\n- ett två tre\n- ett två tre"] * 2
    assert [piece.tokens for piece in pieces] == [10, 10]


def test_an_item_stays_with_what_is_nested_in_it() -> None:
    nested = [item for _ in range(2) for item in (ListItem("ett två"), ListItem("tre fyra", "a)", 1))]
    pieces = list_pieces("", nested, Room(words, 7), complete=True)
    assert [piece.text for piece in pieces] == ["- ett två\n  a) tre fyra"] * 2


def test_an_item_with_too_much_nested_in_it_is_repeated_over_each_part() -> None:
    nested = [ListItem("ett", "1."), *(ListItem("två tre fyra", "a)", 1) for _ in range(4))]
    pieces = list_pieces("Det krävs", nested, Room(words, 12), complete=True)
    assert [piece.text.split("\n")[:2] for piece in pieces] == [["Det krävs", "1. ett"]] * len(pieces)
    assert sum(piece.text.count("två tre fyra") for piece in pieces) == 4
    assert len(pieces) == 2


def test_a_lead_in_of_just_half_the_room_stays_with_its_list() -> None:
    (piece,) = list_pieces("Köparen ska alltid först", items("ett"), Room(words, 8), complete=True)
    assert piece.text == "Köparen ska alltid först\n- ett"
    first, _ = list_pieces("Köparen ska alltid först också", items("ett"), Room(words, 8), complete=True)
    assert first.text == "Köparen ska alltid först också"


def test_a_lead_in_that_would_fill_half_the_room_is_a_paragraph_of_its_own() -> None:
    lead = "Mening ett är lång nog. Och det ska"
    first, *rest = list_pieces(lead, items("ett", "två"), Room(words, 10), complete=True)
    assert first.text == lead
    assert [piece.text for piece in rest] == ["- ett\n- två"]
    assert rest[0].joint == "\n"


@given(
    st.lists(st.tuples(st.integers(1, 8), st.integers(0, 2)), min_size=1, max_size=15),
    st.sampled_from(["", "Det krävs"]),
    st.booleans(),
)
def test_however_a_list_is_divided_every_item_is_there_and_units_lie_within(
    rows: list[tuple[int, int]], lead: str, complete: bool
) -> None:
    given_items = [ListItem(f"nr{at} {'ord ' * length}".strip(), "-", level) for at, (length, level) in enumerate(rows)]
    pieces = list_pieces(lead, given_items, Room(words, 15), complete=complete)
    everything = "\n".join(piece.text for piece in pieces)
    assert all(f"nr{at} " in everything for at in range(len(rows)))
    for piece in pieces:
        assert all(0 <= unit.start < unit.end <= len(piece.text) for unit in piece.units)
        assert all(before.end <= after.start for before, after in zip(piece.units, piece.units[1:], strict=False))
