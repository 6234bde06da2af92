from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.cutting import Piece, Room, cut
from ingest.cutting.piece import LONGEST_ITEM
from ingest.model import Block, ListItem, Paragraph, Table
from tests.ingest.making import words

WIDE = Room(words, 1_000)


def pieces(*blocks: Block, complete: bool = True) -> list[Piece]:
    return cut(blocks, WIDE, complete_lists=complete)


def texts(*blocks: Block) -> list[str]:
    return [piece.text for piece in pieces(*blocks)]


def quoted(piece: Piece) -> list[str]:
    return [piece.text[unit.start : unit.end] for unit in piece.units]


def test_blocks_that_say_nothing_make_no_piece() -> None:
    assert texts(Paragraph(" \n"), ListItem(""), Table((("", " "),)), Table(())) == []


def test_an_empty_block_between_lead_in_and_list_does_not_part_them() -> None:
    assert texts(Paragraph("Köparen ska"), Paragraph("  "), ListItem("fråga")) == ["Köparen ska\n- fråga"]


def test_a_lead_in_is_taken_from_its_paragraph_and_the_rest_stays_before_it() -> None:
    first, second = pieces(Paragraph("Det är så. Köparen ska"), ListItem("fråga"), ListItem("lyssna"))
    assert (first.text, second.text) == ("Det är så.", "Köparen ska\n- fråga\n- lyssna")
    assert second.joint == " "


def test_a_paragraph_that_is_all_lead_in_leaves_nothing_behind() -> None:
    (piece,) = pieces(Paragraph("Köparen ska"), ListItem("fråga"))
    assert piece.joint == "\n\n"


def test_a_lead_in_serves_one_list_only() -> None:
    assert texts(Paragraph("Köparen ska"), ListItem("fråga"), Paragraph("Sedan."), ListItem("sluta")) == [
        "Köparen ska\n- fråga",
        "Sedan.",
        "- sluta",
    ]


def test_the_rest_of_a_lead_ins_sentence_below_the_list_goes_with_it() -> None:
    (piece,) = pieces(
        Paragraph("Köparen får"),
        ListItem("fråga, eller"),
        ListItem("lyssna,"),
        Paragraph("om det behövs. Annars inte."),
    )
    assert piece.text == "Köparen får\n- fråga, eller\n- lyssna,\nom det behövs. Annars inte."
    assert quoted(piece) == ["Köparen får\n- fråga, eller\n- lyssna,\nom det behövs.", "Annars inte."]
    assert piece.tokens == 2 + 3 + 2 + 5


def test_a_paragraph_below_a_list_that_begins_a_sentence_stays_by_itself() -> None:
    assert texts(Paragraph("Köparen får"), ListItem("fråga"), Paragraph("Annars inte.")) == [
        "Köparen får\n- fråga",
        "Annars inte.",
    ]


def test_without_a_lead_in_nothing_is_finished_below_the_list() -> None:
    assert texts(ListItem("fråga"), Paragraph("om det behövs.")) == ["- fråga", "om det behövs."]


def test_a_table_takes_a_lead_in_with_a_colon() -> None:
    table = Table((("A",), ("1",)))
    assert texts(Paragraph("Beloppen är:"), table) == ["Beloppen är:\n| A |\n| --- |\n| 1 |"]
    assert texts(Paragraph("Beloppen är"), table) == ["Beloppen är", "| A |\n| --- |\n| 1 |"]


def test_an_endless_list_item_is_read_as_running_text() -> None:
    long = "Mening här. " * (LONGEST_ITEM // 12 + 2)
    (piece,) = pieces(ListItem(long, "a)"))
    assert piece.text.startswith("a) Mening här.")
    assert len(piece.units) > 100


@given(
    st.lists(
        st.one_of(
            st.builds(Paragraph, st.sampled_from(["Köparen ska", "Det är så.", "om det går.", "Gör följande:", " "])),
            st.builds(ListItem, st.sampled_from(["fråga", "lyssna."]), st.just("-"), st.integers(0, 2)),
            st.builds(Table, st.sampled_from([(("A", "B"), ("c", "d")), (("",),)])),
        ),
        max_size=14,
    )
)
def test_whatever_the_blocks_units_lie_within_their_piece_in_order(blocks: list[Block]) -> None:
    for piece in cut(blocks, WIDE, complete_lists=False):
        assert piece.text == piece.text.rstrip() != ""
        assert all(0 <= unit.start < unit.end <= len(piece.text) for unit in piece.units)
        assert all(before.end <= after.start for before, after in zip(piece.units, piece.units[1:], strict=False))
