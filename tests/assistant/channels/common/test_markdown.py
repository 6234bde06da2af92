from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.channels.common.markdown import MarkdownWriter, markdown, plain, web_address
from assistant.channels.common.words import ai_notice
from assistant.domain import Authority, Language, Outcome, Statement
from tests.contract.answers import answer

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def test_neighbours_of_one_authority_share_a_label() -> None:
    writer = MarkdownWriter(Language.sv, first_turn=False)
    for text, authority in (("Ett.", Authority.law), ("Två.", Authority.law), ("Tre.", Authority.guidance)):
        writer.statement(Statement(text, Language.sv, authority, (1,)))

    assert writer.text == "**Lag**\n\nEtt. [1]\n\nTvå. [1]\n\n**Vägledning**\n\nTre. [1]"


def test_a_statement_in_another_language_says_which() -> None:
    writer = MarkdownWriter(Language.en, first_turn=False)

    assert writer.statement(Statement("Ett.", Language.sv, Authority.digest, ())) == (
        "**Our summary, quoted in Swedish**\n\nEtt."
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Passar när:\n- ett\n- två", "Passar när:  \n- ett  \n- två\n\n[4]"),
        ("Passar när:\na) ett\nb) två", "Passar när:  \na) ett  \nb) två\n\n[4]"),
        ("Så här:\n| a | b |\n|---|---|\n| 1 | 2 |", "Så här:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[4]"),
        ("Ett. Två.", "Ett. Två. [4]"),
    ],
)
def test_marks_never_join_a_list_or_a_table(text: str, written: str) -> None:
    writer = MarkdownWriter(Language.sv, first_turn=False)
    writer.statement(Statement(text, Language.sv, Authority.law, (4,)))

    assert writer.text == f"**Lag**\n\n{written}"


def test_every_mark_knows_where_it_stands() -> None:
    told = answer(Outcome.answered, Language.nn)
    writer = MarkdownWriter(None, first_turn=True)
    writer.end(told)

    assert [mark.number for mark in writer.marks] == [1, 2, 1, 3]
    assert [writer.text[mark.start : mark.end] for mark in writer.marks] == ["[1]", "[2]", "[1]", "[3]"]


@pytest.mark.parametrize("early", [0, 1, 2, 3])
def test_an_answer_told_in_pieces_holds_what_the_whole_holds(early: int) -> None:
    told = answer(Outcome.partly_answered, Language.da)
    writer = MarkdownWriter(Language.da, first_turn=True)
    pieces = [writer.statement(statement) for statement in told.statements[:early]] + [writer.end(told)]

    assert "".join(pieces) == writer.text
    paragraphs = markdown(told, first_turn=True).split("\n\n")
    assert set(writer.text.split("\n\n")) == set(paragraphs)
    assert paragraphs[0] == f"*{ai_notice(Language.da)}*"
    assert writer.text.startswith(paragraphs[0])


def test_the_notice_of_ai_comes_before_the_first_turn_only() -> None:
    told = answer(Outcome.greeting, Language.en)

    assert ai_notice(Language.en) in markdown(told, first_turn=True)
    assert ai_notice(Language.en) not in markdown(told, first_turn=False)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1))
def test_no_text_of_a_source_becomes_markup(text: str) -> None:
    shown = READER.render(f"x{plain(text)}")

    assert not re.search(r"<(?!/?p>)", shown)


@pytest.mark.parametrize(
    "text", ["# Rubrik", "> citat", "===", "<img src=x onerror=alert(1)>", "[a](javascript:b)", "&lt;"]
)
def test_a_line_that_looks_like_markup_shows_as_it_reads(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert READER.render(plain(text)) == f"<p>{escaped}</p>\n"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a b(c)", "https://example.org/a%20b%28c%29"),
        ('http://example.org/"><x>', "http://example.org/%22%3E%3Cx%3E"),
        ("javascript:alert(1)", None),
        ("ftp://example.org", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_linked_and_none_ends_its_link(url: str | None, address: str | None) -> None:
    source = answer(Outcome.answered, Language.sv).sources[0]
    document = replace(source.passage.document, url=url)

    assert web_address(replace(source, passage=replace(source.passage, document=document))) == address
