from __future__ import annotations

import pytest

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
