from __future__ import annotations

import pytest

from ingest.model import Heading
from ingest.parse.eu_act import LEFT_OUT, eu_blocks
from tests.ingest.parse.making import shown


def provisions(body: str) -> list[tuple[str | None, str | None, str]]:
    return [(b.provision, b.locator, b.text) for b in eu_blocks(body) if isinstance(b, Heading) and b.provision]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("###### Article 26", ("26", "Article 26", "Article 26")),
        ("###### Artikel 4a", ("4a", "Artikel 4a", "Artikel 4a")),
        ("###### Artikkel 4.", ("4", "Artikkel 4", "Artikkel 4.")),
        ("###### Article 26 Choice of procedures", ("26", "Article 26", "Article 26 Choice of procedures")),
    ],
)
def test_a_heading_with_an_articles_number_opens_a_provision(line: str, found: tuple[str, str, str]) -> None:
    assert provisions(f"{line}\n\nText.") == [found]


@pytest.mark.parametrize("line", ["## CHAPTER I", "###### Articles of association", "### Section 2", "###### Annex I"])
def test_other_headings_open_none(line: str) -> None:
    assert provisions(f"{line}\n\nText.") == []


def test_the_first_line_below_a_bare_number_is_its_title() -> None:
    assert shown(eu_blocks("###### Article 26\n\n**Choice of procedures**\n\n1. Members shall.")) == [
        "Heading 6: Article 26. Choice of procedures",
        "Paragraph: 1. Members shall.",
    ]


@pytest.mark.parametrize("line", ["1. Members shall.", "Members shall provide this.", "The following applies:"])
def test_a_sentence_below_a_bare_number_is_no_title(line: str) -> None:
    assert shown(eu_blocks(f"###### Article 26\n\n{line}\n\nMore text.")) == [
        "Heading 6: Article 26",
        f"Paragraph: {line}",
        "Paragraph: More text.",
    ]


def test_a_line_with_nothing_below_it_is_the_articles_text_and_no_title() -> None:
    assert shown(eu_blocks("###### Article 26\n\nRepealed")) == ["Heading 6: Article 26", "Paragraph: Repealed"]


def test_a_second_line_is_not_made_part_of_the_title() -> None:
    assert shown(eu_blocks("###### Article 26\n\nChoice\n\nMembers\n\nMore.")) == [
        "Heading 6: Article 26. Choice",
        "Paragraph: Members",
        "Paragraph: More.",
    ]


def test_points_are_items_and_deeper_points_deeper_ones() -> None:
    assert shown(eu_blocks("###### Article 1\n\n1. It means:\n\n(a) works;\n\n(i) roads;\n\n(b) supplies.")) == [
        "Heading 6: Article 1",
        "Paragraph: 1. It means:",
        "ListItem 0 (a): works;",
        "ListItem 1 (i): roads;",
        "ListItem 0 (b): supplies.",
    ]


def test_a_line_indented_under_an_item_belongs_to_it() -> None:
    assert shown(eu_blocks("- (a) works\n\n   and more;\n\n(b) supplies.")) == [
        "ListItem 0 (a): works and more;",
        "ListItem 0 (b): supplies.",
    ]


@pytest.mark.parametrize("text", ["[3–5 omitted]", "[omitted]", "[paragraphs 2 and 3 omitted]"])
def test_an_editors_note_of_what_was_left_out_is_no_text(text: str) -> None:
    assert LEFT_OUT.fullmatch(text)
    assert shown(eu_blocks(f"###### Article 1\n\nOne.\n\n{text}\n\nTwo.")) == [
        "Heading 6: Article 1",
        "Paragraph: One.",
        "Paragraph: Two.",
    ]


@pytest.mark.parametrize("text", ["[see Article 3]", "It is omitted.", f"[{'x' * 31} omitted]"])
def test_words_in_brackets_are_text(text: str) -> None:
    assert shown(eu_blocks(text)) == [f"Paragraph: {text}"]


def test_nothing_has_no_blocks() -> None:
    assert eu_blocks("") == ()
