from __future__ import annotations

import pytest

from ingest.parse.law_lines import Nesting, items_split, lines, without_signs


def _levels(*markers: str) -> list[int]:
    nesting = Nesting()
    return [nesting.level(marker) for marker in markers]


@pytest.mark.parametrize(
    ("markers", "levels"),
    [
        (("1.", "2.", "3."), [0, 0, 0]),
        (("1.", "a)", "b)", "2.", "a)"), [0, 1, 1, 0, 1]),
        (("(a)", "(i)", "(ii)", "(b)"), [0, 1, 1, 0]),
        (("(1)", "(a)", "(i)", "(b)", "(2)"), [0, 1, 2, 1, 0]),
        (("g)", "h)", "i)", "j)"), [0, 0, 0, 0]),
        (("a.", "b.", "c.", "d."), [0, 0, 0, 0]),
        (("u)", "v)", "x)"), [0, 0, 0]),
        (("-", "-"), [0, 0]),
        (("1.", "-", "2."), [0, 1, 0]),
    ],
)
def test_the_kinds_of_marks_tell_how_deep_an_item_stands(markers: tuple[str, ...], levels: list[int]) -> None:
    assert _levels(*markers) == levels


def test_running_text_ends_the_list() -> None:
    nesting = Nesting()
    nesting.level("1.")
    nesting.end()
    assert nesting.level("a)") == 0


@pytest.mark.parametrize(
    ("text", "following", "parts"),
    [
        ("Det gäller om 1. priset är lågt, och", "2. tiden är kort.", ("Det gäller om", "1. priset är lågt, och")),
        ("Det gäller om 1. priset är lågt.", "Nytt stycke.", None),
        ("Enligt nr 1. Priset är lågt.", "2. tiden är kort.", None),
        ("1. kontraktet avser 1. priset", "2. tiden", None),
        ("Både 1. pris och 1. tid", "2. tiden", None),
    ],
)
def test_a_list_is_divided_from_its_lead_in_only_when_it_goes_on(
    text: str, following: str, parts: tuple[str, str] | None
) -> None:
    assert items_split(text, following) == parts


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("se [5 §](#kap1.5) och **fet** *kursiv* text", "se 5 § och fet kursiv text"),
        (r"1\. inte en lista", "1. inte en lista"),
        ("a_b_c och 2 * 3 * 4", "a_b_c och 2 * 3 * 4"),
        ("***både och***", "både och"),
    ],
)
def test_the_signs_of_markdown_go_and_the_words_stay(marked: str, plain: str) -> None:
    assert without_signs(marked) == plain


def test_headings_and_indents_are_told_and_the_signs_of_a_quote_go() -> None:
    found = list(lines("# Lag #\n\n> Endret ved lov.\n   indraget\n<!-- gömt -->\n\u200b\n"))
    assert [(line.plain, line.level, line.indent) for line in found] == [
        ("Lag", 1, 0),
        ("Endret ved lov.", 0, 0),
        ("indraget", 0, 3),
    ]
