from __future__ import annotations

from ingest.model import Block, ListItem, Paragraph, Table
from ingest.parse.items import as_item

TABLE = Table((("a", "b"), ("c", "d")))


def inside(*blocks: Block) -> list[Block]:
    return list(as_item(blocks, "a)", 1))


def test_one_paragraph_is_the_item() -> None:
    assert inside(Paragraph("ett")) == [ListItem("ett", "a)", 1)]


def test_the_first_paragraphs_are_joined() -> None:
    assert inside(Paragraph("ett"), Paragraph("två")) == [ListItem("ett två", "a)", 1)]


def test_what_an_item_holds_stands_below_it() -> None:
    deeper = ListItem("under", "-", 2)
    assert inside(Paragraph("ett"), deeper, TABLE) == [ListItem("ett", "a)", 1), deeper, TABLE]


def test_text_after_an_inner_list_is_a_paragraph() -> None:
    deeper = ListItem("under", "-", 2)
    assert inside(Paragraph("ett"), deeper, Paragraph("efter")) == [
        ListItem("ett", "a)", 1),
        deeper,
        Paragraph("efter"),
    ]


def test_an_item_that_only_holds_a_list_adds_no_empty_one() -> None:
    deeper = ListItem("under", "-", 2)
    assert inside(deeper, Paragraph("efter")) == [deeper, Paragraph("efter")]


def test_an_empty_item_is_nothing() -> None:
    assert inside() == []
    assert inside(Paragraph("")) == []
