from __future__ import annotations

from ingest.check.lists import lists_of
from ingest.model import ListItem, Paragraph, Table


def _items(*labels: str, level: int = 0) -> list[ListItem]:
    return [ListItem("text", f"{label}.", level) for label in labels]


def test_a_list_is_its_letters() -> None:
    assert lists_of(_items("a", "b", "c")) == (("a", "b", "c"),)


def test_letters_inside_a_dashed_item_are_its_label() -> None:
    items = [ListItem("a) det ena"), ListItem("b) det andra")]
    assert lists_of(items) == (("a", "b"),)


def test_dashes_are_no_list_that_people_cite() -> None:
    assert lists_of([ListItem("det ena"), ListItem("det andra")]) == ()


def test_a_list_goes_on_over_running_text_and_deeper_lists() -> None:
    blocks = [*_items("a", "b"), Paragraph("Detta gäller bara ibland."), *_items("1", "2", level=1), *_items("c")]
    assert lists_of(blocks) == (("a", "b", "c"), ("1", "2"))


def test_the_first_label_again_begins_another_list() -> None:
    assert lists_of([*_items("1", "2"), *_items("1", "2", "3")]) == (("1", "2"), ("1", "2", "3"))


def test_i_after_h_is_a_letter() -> None:
    assert lists_of(_items(*"abcdefghij")) == (tuple("abcdefghij"),)


def test_the_numbered_rows_of_a_table_are_a_list() -> None:
    table = Table((("what", "value"), ("1. insurance", "premium"), ("2. bank", "fees")))
    assert lists_of([table]) == (("1", "2"),)
