from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.tables import parts


def test_lines_and_tables_come_in_order() -> None:
    text = "Före:\n- ett\n| Värde | Sätt |\n| :-- | --- |\n| 700 000 | a |\nEfter"
    assert list(parts(text)) == ["Före:\n- ett", [["Värde", "Sätt"], ["700 000", "a"]], "Efter"]


@pytest.mark.parametrize("rule", ["|---|---|", "| :--- | ---: |", "|:-:|-|", "  |--|--|  "])
def test_the_line_under_the_heads_is_no_row(rule: str) -> None:
    assert list(parts(f"| a | b |\n{rule}\n| 1 | 2 |")) == [[["a", "b"], ["1", "2"]]]


def test_an_escaped_pipe_belongs_to_its_cell_and_an_empty_cell_stays() -> None:
    assert list(parts("| a\\|b |  | c |")) == [[["a|b", "", "c"]]]


def test_a_text_without_a_table_is_itself() -> None:
    assert list(parts("Ett | två.\nTre.")) == ["Ett | två.\nTre."]
    assert list(parts("")) == []


def test_cells_that_hold_a_dash_are_a_row_where_another_cell_says_something() -> None:
    assert list(parts("| a | b |\n|---|---|\n|  | - |")) == [[["a", "b"], ["", "-"]]]


def test_a_line_under_no_heads_is_no_table() -> None:
    assert list(parts("Före\n|---|---|\nEfter")) == ["Före", "Efter"]


@pytest.mark.parametrize("text", ["|", "||", "|a", "|a|b", "  | a |"])
def test_a_line_that_begins_with_a_pipe_is_a_row_even_where_it_does_not_end_so(text: str) -> None:
    (table,) = parts(text)
    assert not isinstance(table, str)
    (row,) = table
    assert [cell for cell in row if cell] == [cell for cell in text.replace(" ", "").split("|") if cell]


def test_two_tables_with_text_between_stay_apart() -> None:
    assert list(parts("| a |\n|---|\n| 1 |\nmellan\n| b |\n|---|")) == [[["a"], ["1"]], "mellan", [["b"]]]


_CELLS = st.lists(
    st.text(alphabet="ab |å1", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=2, max_size=4
)


@given(st.lists(_CELLS, min_size=1, max_size=5))
def test_a_table_that_is_written_is_read_back(rows: list[list[str]]) -> None:
    written = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    text = "\n".join([written[0], "|---|", *written[1:]])
    assert list(parts(text)) == [rows]


@given(st.text(alphabet="ab|\\-: \n", max_size=60))
def test_no_text_makes_it_fail_and_no_letter_is_lost(text: str) -> None:
    said = "".join(part if isinstance(part, str) else "".join(map("".join, part)) for part in parts(text))
    assert [letter for letter in said if letter in "ab"] == [letter for letter in text if letter in "ab"]
