from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Authority, Jurisdiction
from assistant.export.blocks import Block, Heading, Item, Paragraph, Table, blocks
from assistant.export.words import words
from tests.assistant.export.conversation import answers

TODAY = date(2026, 11, 22)


def shown(*questions: str, language: str = "sv") -> list[Block]:
    return list(blocks(answers(*questions), language, TODAY))


def test_a_list_keeps_its_signs_and_its_depth() -> None:
    items = [block for block in shown("list När?") if isinstance(block, Item)]

    assert [(item.sign, item.depth) for item in items] == [("1.", 0), ("2.", 0), ("3.", 0), ("a)", 1), ("b)", 1)]
    assert items[-1].text == "om priset. [1]"


def test_a_table_is_rows_of_cells_and_its_citations_follow_it() -> None:
    found = shown("list När?")
    table = next(block for block in found if isinstance(block, Table))

    assert table.rows[0] == ("Slag", "Värde")
    assert table.rows[-1] == ("Byggentreprenader", "2 000 000 kronor")
    assert found[found.index(table) + 1] == Paragraph("[1][2]")


def test_every_statement_begins_with_its_authority() -> None:
    labels = [block.label for block in shown("list När?") if isinstance(block, Paragraph) and block.label]

    assert labels == ["Lag", "Lag", "Praktik", "Praktik", "dialog", "[1]", "[2]"]


def test_a_source_comes_with_place_dates_and_address() -> None:
    source = next(block for block in shown("list När?") if isinstance(block, Paragraph) and block.label == "[1]")

    assert source.text == "Lag om exempelupphandling, 6 kap. 5 §, Lag, Sverige, Exempelriksdagen, gällande 2026-07-01"
    assert source.address == "https://example.org/lex#k6"


def test_an_answer_ends_with_the_build_it_came_from() -> None:
    last = shown("list När?")[-1]

    assert last == Paragraph("Index build-1, svar a1, modell extractive", style="small")


def test_an_answer_without_sources_is_its_notice() -> None:
    texts = [block.text for block in shown("none Vad kostar en villa?") if isinstance(block, Heading | Paragraph)]

    assert texts[2] == "none Vad kostar en villa?"
    assert texts[4].startswith("Mina källor täcker inte den frågan")
    assert len(texts) == 6


def test_the_answers_keep_their_order() -> None:
    titles = [block.text for block in shown("list Först?", "foreign Sedan?") if isinstance(block, Heading)]

    assert [title for title in titles if title.endswith("?")] == ["list Först?", "foreign Sedan?"]


@pytest.mark.parametrize(
    ("language", "first"),
    [("sv", "Frågor till Lotsen"), ("nn", "Spørsmål til Lotsen"), ("fi", "Questions to Lotsen")],
)
def test_the_words_around_are_in_the_language_asked_for(language: str, first: str) -> None:
    assert shown("list När?", language=language)[0] == Heading(first, 1)


@pytest.mark.parametrize("language", ["sv", "nb", "nn", "da", "en"])
def test_every_authority_and_country_has_a_name(language: str) -> None:
    said = words(language)

    assert [key for key in [*Authority, *Jurisdiction] if not said[key]] == []
