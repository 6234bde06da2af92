from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.export.blocks import Item, Paragraph, Table, blocks
from assistant.export.markdown import markdown
from tests.assistant.export.conversation import answers

READER = MarkdownIt("commonmark").enable("table")


def written(*questions: str) -> str:
    return markdown(blocks(answers(*questions), "sv", date(2026, 11, 22))).decode()


def test_a_reader_of_markdown_sees_headings_lists_tables_and_quotes() -> None:
    html = READER.render(written("list När?"))

    assert html.count("<h1>") == 1
    assert "<h2>list När?</h2>" in html
    assert html.count("<li>") == 5
    assert "<td>Byggentreprenader</td>" in html
    assert "<blockquote>" in html
    assert '<a href="https://example.org/lex#k6">' in html


def test_hostile_text_stays_text() -> None:
    html = READER.render(written("hostile När?"))

    assert "<img" not in html
    assert "<script" not in html
    assert "javascript:" not in html.replace("](javascript:alert(1))", "").replace("javascript:document.title", "")
    assert '<a href="javascript' not in html


@given(st.text(alphabet=st.sampled_from("a1 \n#>-+*_`[]()<>!|\\&.=~$:/h"), min_size=1, max_size=60))
def test_no_text_becomes_markup(text: str) -> None:
    html = READER.render(markdown([Paragraph(text)]).decode())

    inside = html.removeprefix("<p>").removesuffix("</p>\n")
    assert "<" not in inside
    assert html in {"", f"<p>{inside}</p>\n"}


def test_the_numbers_of_sources_read_as_they_are_written() -> None:
    assert "om priset. [1]\n" in written("list När?")
    assert "**[2]** Konkurrenspräglad dialog" in written("list När?")


@pytest.mark.parametrize("text", ["[1](javascript:x)", "[1]: javascript:x", "[1][2]", "![1](http://127.0.0.1:9/x)"])
def test_a_number_in_brackets_never_becomes_a_link(text: str) -> None:
    html = READER.render(markdown([Paragraph(text), Paragraph("Se [1].")]).decode())

    assert "<a" not in html
    assert "<img" not in html


def test_cells_with_bars_stay_one_cell() -> None:
    html = READER.render(markdown([Table((("a", "b"), ("x|y", "z")))]).decode())

    assert "<td>x|y</td>" in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://example.org/> <b>", "not an address"])
def test_an_address_that_is_not_the_webs_is_no_link(address: str) -> None:
    assert "<a" not in READER.render(markdown([Paragraph("Källa", address=address)]).decode())


def test_the_points_of_a_list_stand_together() -> None:
    parts = [Paragraph("Lista:"), Item("ett", 0, "1."), Item("två", 0, "2."), Item("tre", 1, "a)"), Paragraph("Slut.")]
    text = markdown(parts).decode()

    assert text == "Lista:\n\n1. ett\n2. två\n    - a) tre\n\nSlut.\n"
