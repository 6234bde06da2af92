from __future__ import annotations

import pytest

from assistant.domain import Status
from ingest.model import Heading
from ingest.parse.eurlex_blocks import classes, eurlex_blocks, plain
from ingest.parse.html_tree import tree_of
from tests.ingest.parse.making import shown

RULE = "<p class='oj-ti-art'>Article 1</p><p class='oj-sti-art'>Scope</p>"


def read(body: str, language: str = "en") -> list[str]:
    return shown(list(eurlex_blocks(tree_of(f"<body>{body}</body>").xpath("//body")[0], language, {}, None)))


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("▼M1 text", "text"),
        ("►C2 text ◄", "text"),
        ("▼B", ""),
        ("text ( ) more", "text more"),
        ("text ( ).", "text."),
        ("one , two", "one, two"),
        ("one ; two .", "one; two."),
        ("a .5", "a .5"),
        ("  one\n two ", "one two"),
    ],
)
def test_marks_of_amendments_and_footnotes_are_no_text(marked: str, text: str) -> None:
    assert plain(marked) == text


def test_an_element_may_have_no_class_or_several() -> None:
    one, two = tree_of("<p>a</p><p class=' x  y '>b</p>").xpath("//p")
    assert classes(one) == frozenset()
    assert classes(two) == {"x", "y"}


def test_an_articles_number_and_name_are_one_heading() -> None:
    assert read(f"{RULE}<p>Text.</p>") == ["Heading 6: Article 1. Scope", "Paragraph: Text."]


@pytest.mark.parametrize(
    ("printed", "number"), [("Article 1a", "1a"), ("Artikel 72 a", "72a"), ("26 artikla", "26"), ("ARTICLE 5 .", "5")]
)
def test_an_articles_number_is_its_provision(printed: str, number: str) -> None:
    body = tree_of(f"<body><p class='ti-art'>{printed}</p><p>T.</p></body>").xpath("//body")[0]
    heading, _ = eurlex_blocks(body, "en", {}, Status.repealed)
    assert isinstance(heading, Heading)
    assert (heading.provision, heading.wording.status) == (number, Status.repealed)


def test_a_heading_of_an_article_without_a_number_is_no_provision() -> None:
    assert read("<p class='oj-ti-art'>Sole Article</p><p>T.</p>") == ["Heading 5: Sole Article", "Paragraph: T."]


def test_the_lines_of_the_title_are_one_heading() -> None:
    assert read("<p class='oj-doc-ti'>DIRECTIVE 1</p><p class='oj-doc-ti'>on trials</p><p>T.</p>") == [
        "Heading 1: DIRECTIVE 1 on trials",
        "Paragraph: T.",
    ]


def test_a_title_after_the_text_has_begun_names_an_annex() -> None:
    assert read(f"{RULE}<p>T.</p><p class='oj-doc-ti'>ANNEX I</p><p class='oj-doc-ti'>LIST</p><p>x</p>")[2:] == [
        "Heading 2: ANNEX I. LIST",
        "Paragraph: x",
    ]


@pytest.mark.parametrize(
    ("division", "level"), [("PART ONE", 2), ("TITLE I", 3), ("CHAPTER I", 4), ("Section 1", 5), ("Unknown I", 4)]
)
def test_a_division_stands_at_the_level_of_its_word(division: str, level: int) -> None:
    assert read(f"<p class='oj-ti-section-1'>{division}</p><p class='oj-ti-section-2'>General</p>{RULE}<p>T.</p>") == [
        f"Heading {level}: {division}. General",
        "Heading 6: Article 1. Scope",
        "Paragraph: T.",
    ]


def test_a_table_of_marks_and_texts_is_a_list_however_deep() -> None:
    inner = "<table><tr><td>(i)</td><td><p>roads</p></td></tr></table>"
    assert read(
        f"{RULE}<table><tr><td>(a)</td><td><p>works</p>{inner}</td></tr><tr><td>(b)</td><td>goods</td></tr></table>"
    )[1:] == ["ListItem 0 (a): works", "ListItem 1 (i): roads", "ListItem 0 (b): goods"]


@pytest.mark.parametrize("mark", ["(1)", "1.", "(a)", "a)", "(iii)", "—", "•", "(1a)", "(a bis)"])
def test_these_are_marks_of_a_list(mark: str) -> None:
    assert read(f"<table><tr><td>{mark}</td><td>works</td></tr></table>") == [f"ListItem 0 {mark}: works"]


@pytest.mark.parametrize("cell", ["Works", "1 000", "(a) and (b)", "", "2014"])
def test_a_table_with_other_words_in_front_is_a_table(cell: str) -> None:
    assert read(f"<table><tr><td>{cell}</td><td>works</td></tr></table>") == [f"Table: {cell} | works"]


def test_a_grid_is_a_list_too() -> None:
    grid = (
        "<div class='grid-container grid-list'><div class='list grid-list-column-1'>(a)</div>"
        "<div class='grid-list-column-2'><p>works</p></div></div>"
    )
    assert read(f"{RULE}{grid}")[1:] == ["ListItem 0 (a): works"]


@pytest.mark.parametrize(("language", "name"), [("en", "Recital 1"), ("sv", "Skäl 1"), ("fr", "Recital 1")])
def test_a_recital_has_a_heading_in_the_acts_language(language: str, name: str) -> None:
    assert read("<div id='rct_1'><p>Whereas trials help.</p></div>", language) == [
        f"Heading 6: {name}",
        "Paragraph: Whereas trials help.",
    ]


def test_closing_formula_and_notes_each_have_one_heading() -> None:
    body = (
        f"{RULE}<p>T.</p><p class='oj-final'>Done at Trial.</p><p class='oj-signatory'>The President</p>"
        "<p class='oj-note'>(1) OJ L 1.</p><p class='oj-note'>(2) OJ L 2.</p>"
    )
    assert read(body)[2:] == [
        "Heading 2: Signatures",
        "Paragraph: Done at Trial.",
        "Paragraph: The President",
        "Heading 2: Notes",
        "Paragraph: (1) OJ L 1.",
        "Paragraph: (2) OJ L 2.",
    ]


def test_words_in_inline_elements_run_on_and_other_elements_end_a_paragraph() -> None:
    assert read("<div>one <b>two</b><span> three</span><br>four<div>five</div>six</div>") == [
        "Paragraph: one two three four",
        "Paragraph: five",
        "Paragraph: six",
    ]


def test_an_empty_act_has_no_blocks() -> None:
    assert read("") == []
    assert read("<p class='oj-ti-art'> ▼M1 </p>") == []
