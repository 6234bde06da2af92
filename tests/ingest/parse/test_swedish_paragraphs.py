from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.law_lines import Nesting
from ingest.parse.swedish_paragraphs import content, is_table, joined, paragraphs
from tests.ingest.parse.making import shown


def read(text: str) -> list[str]:
    return shown(list(content(text, Nesting())))


def test_blank_lines_divide_paragraphs_even_where_they_hold_spaces() -> None:
    assert list(paragraphs("ett\ntvå\n\ntre\n \t\n\nfyra\n")) == ["ett\ntvå", "tre", "fyra"]


def test_nothing_has_no_paragraph() -> None:
    assert list(paragraphs("")) == []
    assert list(paragraphs("\n \n\n")) == []


def test_a_section_right_behind_a_full_stop_begins_a_paragraph_of_its_own() -> None:
    assert list(paragraphs("Det gäller.\n5 § Köparen ska fråga.")) == ["Det gäller.", "5 § Köparen ska fråga."]
    assert list(paragraphs("Lag (2031:7)\n5 a § Köparen")) == ["Lag (2031:7)", "5 a § Köparen"]


@pytest.mark.parametrize("text", ["Det gäller enligt\n5 § Köparen.", "Det gäller.\n5 § och 6 § i lagen."])
def test_a_section_within_a_sentence_does_not(text: str) -> None:
    assert list(paragraphs(text)) == [text]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Köparen ska", "fråga"], "Köparen ska fråga"),
        (["enligt 37-", "39 §§"], "enligt 37-39 §§"),
        (["varu-", "köp"], "varu-köp"),
        (["varu-", "och tjänsteköp"], "varu- och tjänsteköp"),
        (["mellan 1–", "till 2"], "mellan 1– till 2"),
        (["det är –", "ofta"], "det är – ofta"),
        (["  ett  ", "  två"], "ett två"),
        ([], ""),
        ([""], ""),
    ],
)
def test_wrapped_lines_are_one_again(lines: list[str], text: str) -> None:
    assert joined(lines) == text


def test_a_paragraph_with_wide_space_or_tabs_within_a_line_is_a_table() -> None:
    assert is_table("När köpet avser\t\tska värdet vara")
    assert is_table("ett    två")
    assert not is_table("ett   två")
    assert not is_table("    indraget\n\tindraget")


def test_running_text_is_one_paragraph() -> None:
    assert read("Köparen ska\nfråga marknaden.") == ["Paragraph: Köparen ska fråga marknaden."]


def test_items_on_lines_inside_a_paragraph_are_items() -> None:
    assert read("Det krävs:\n1. priset är lågt,\n2. tiden är\nkort.") == [
        "Paragraph: Det krävs:",
        "ListItem 0 1.: priset är lågt,",
        "ListItem 0 2.: tiden är kort.",
    ]


def test_letters_below_numbers_are_deeper() -> None:
    assert read("1. priset är, om\na) fast, eller\nb) rörligt, och\n2. tiden är kort.") == [
        "ListItem 0 1.: priset är, om",
        "ListItem 1 a): fast, eller",
        "ListItem 1 b): rörligt, och",
        "ListItem 0 2.: tiden är kort.",
    ]


def test_a_number_at_the_start_of_a_line_in_the_middle_of_a_sentence_is_no_item() -> None:
    assert read("Det gäller senast den\n1. januari och\n4. februari.") == [
        "Paragraph: Det gäller senast den 1. januari och 4. februari."
    ]


def test_numbers_that_do_not_follow_each_other_are_no_items() -> None:
    assert read("1. priset,\n3. tiden.") == ["ListItem 0 1.: priset, 3. tiden."]


def test_dashes_are_items_wherever_a_line_before_them_is_open() -> None:
    assert read("Det avser:\n- varor,\n- tjänster.") == [
        "Paragraph: Det avser:",
        "ListItem 0 -: varor,",
        "ListItem 0 -: tjänster.",
    ]


def test_rows_of_a_table_are_equally_long() -> None:
    assert read("Slag\t\tBelopp\nVaror    100\t200") == ["Table: Slag | Belopp |  / Varor | 100 | 200"]


def test_a_cell_may_begin_on_the_line_above_its_row() -> None:
    assert read("Mycket långt\nslag\t100") == ["Table: Mycket långt slag | 100"]


def test_a_cell_may_end_on_an_indented_line_below_its_row() -> None:
    assert read("Slag\t100 kronor\n\t\tper år") == ["Table: Slag | 100 kronor per år"]


def test_what_follows_a_table_is_text_again() -> None:
    assert read("Slag\t100\nDetta gäller alltid.") == ["Table: Slag | 100", "Paragraph: Detta gäller alltid."]


@given(st.lists(st.text(alphabet="abc 1.-)", max_size=12), min_size=1, max_size=8))
def test_however_lines_are_divided_into_items_every_letter_is_there(lines: list[str]) -> None:
    def letters(text: str) -> list[str]:
        return sorted(character for character in text if character.isalpha())

    blocks = list(content("\n".join(lines), Nesting()))
    said = "".join(
        " ".join(" ".join(row) for row in block.rows)
        if hasattr(block, "rows")
        else f"{getattr(block, 'marker', '')} {block.text}"
        for block in blocks
    )
    assert letters(said) == letters("".join(lines))
