from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Skip
from ingest.parse.html_tree import rows_of, tree_of


def rows(inside: str) -> tuple[tuple[str, ...], ...]:
    return rows_of(tree_of(f"<table>{inside}</table>").xpath("//table")[0])


def test_a_table_is_read_row_by_row_whatever_part_a_row_stands_in() -> None:
    table = "<thead><tr><th>A<th>B<tbody><tr><td>1<td>2<tfoot><tr><td>3<td>4"
    assert rows(table) == (("A", "B"), ("1", "2"), ("3", "4"))


def test_a_cell_is_on_one_line_with_the_words_of_what_it_holds() -> None:
    assert rows("<tr><td>ett\n <b>två</b><br>tre<td>x") == (("ett två tre", "x"),)


def test_a_cell_over_several_columns_is_repeated() -> None:
    assert rows("<tr><td colspan=3>A<tr><td>1<td>2<td>3") == (("A", "A", "A"), ("1", "2", "3"))


def test_a_cell_over_several_rows_is_repeated_in_its_column() -> None:
    assert rows("<tr><td>x<td rowspan=3>A<td>y<tr><td>1<td>2<tr><td>3<td>4") == (
        ("x", "A", "y"),
        ("1", "A", "2"),
        ("3", "A", "4"),
    )


def test_below_a_cell_over_several_rows_its_column_is_the_rows_own_again() -> None:
    assert rows("<tr><td rowspan=2>A<td>1<tr><td>2<tr><td>B<td>3") == (("A", "1"), ("A", "2"), ("B", "3"))


def test_a_cell_over_rows_and_columns_fills_its_whole_square() -> None:
    assert rows("<tr><td rowspan=2 colspan=2>A<td>x<tr><td>y") == (("A", "A", "x"), ("A", "A", "y"))


def test_shorter_rows_are_filled_and_empty_ones_left_out() -> None:
    assert rows("<tr><td>1<td>2<tr><td> <tr><td>3") == (("1", "2"), ("3", ""))


@pytest.mark.parametrize("span", ["0", "-1", "två", "", "1.5", "²"])
def test_a_span_that_is_no_count_is_one(span: str) -> None:
    assert rows(f"<tr><td colspan='{span}'>A<td>B") == (("A", "B"),)


def test_an_enormous_span_is_cut_to_what_tables_have() -> None:
    (row,) = rows("<tr><td colspan=100000>A")
    assert len(row) == 50


def test_the_rows_of_a_table_within_a_cell_are_not_its_own() -> None:
    assert rows("<tr><td>A<table><tr><td>inre</table><td>B") == (("A inre", "B"),)


def test_a_table_without_rows_has_none() -> None:
    assert rows("") == ()


def test_comments_and_instructions_are_no_text() -> None:
    assert tree_of("<p>ett<!-- dolt --><?dolt ?> två").text_content().split() == ["ett", "två"]


def test_a_declaration_with_another_encoding_does_not_matter() -> None:
    assert tree_of("<?xml version='1.0' encoding='utf-16'?><p>åäö</p>").text_content() == "åäö"


@pytest.mark.parametrize("head", ["<!DOCTYPE html [<!ENTITY x 'y'>]>", "<!ENTITY x 'y'>", "<!doctype x ["])
def test_a_document_type_of_its_own_is_refused(head: str) -> None:
    with pytest.raises(Skip, match="declares XML entities or its own document type"):
        tree_of(f"{head}<p>&x;</p>")


@pytest.mark.parametrize("head", ["<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd">'])
def test_a_document_type_of_html_is_read(head: str) -> None:
    assert tree_of(f"{head}<p>text</p>").text_content() == "text"


@pytest.mark.parametrize("text", ["", " \n", "<!-- only -->"])
def test_a_page_with_nothing_in_it_is_refused(text: str) -> None:
    with pytest.raises(Skip, match="the markup cannot be read"):
        tree_of(text)


def test_elements_nested_too_deep_are_refused() -> None:
    with pytest.raises(Skip, match="nested more than 256 deep"):
        tree_of("<div>" * 600 + "text")


@given(
    st.lists(
        st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), st.sampled_from("abc")), min_size=1, max_size=5),
        max_size=6,
    )
)
def test_however_cells_are_merged_all_rows_are_equally_long(table: list[list[tuple[int, int, str]]]) -> None:
    inside = "".join(
        "<tr>" + "".join(f"<td colspan={across} rowspan={down}>{text}</td>" for across, down, text in row) + "</tr>"
        for row in table
    )
    found = rows(inside)
    assert len(found) == len(table)
    assert len({len(row) for row in found}) <= 1
    for row, cells in zip(found, table, strict=True):
        assert len(row) >= sum(across for across, _, _ in cells)
