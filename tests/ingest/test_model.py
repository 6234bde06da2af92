from __future__ import annotations

from ingest.model import Heading, ListItem, Paragraph, Skip, Table, Wording, texts_of


def test_a_table_is_said_row_by_row_and_everything_else_as_one_text() -> None:
    assert texts_of(Table((("a", "b"), ("c", "d")))) == ("a b", "c d")
    assert texts_of(Table(())) == ()
    assert texts_of(Paragraph("text")) == texts_of(ListItem("text")) == texts_of(Heading("text", 2)) == ("text",)


def test_a_file_that_is_left_out_says_why() -> None:
    skip = Skip("no § was found")
    assert (skip.reason, str(skip)) == ("no § was found", "no § was found")


def test_what_an_act_does_not_say_of_a_wording_is_not_known() -> None:
    unsaid = Wording()
    assert (unsaid.valid_from, unsaid.valid_to, unsaid.status, unsaid.amended_by) == (None, None, None, None)
