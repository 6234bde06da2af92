from __future__ import annotations

from typing import Any

from rich.console import Console

from assistant.domain import Language
from assistant.law.side_by_side import tables


def a_side(place: str, *provisions: tuple[str, str | None]) -> dict[str, Any]:
    return {"jurisdiction": place, "provisions": [{"reference": name, "text": text} for name, text in provisions]}


def a_row(**more: Any) -> dict[str, Any]:
    row = {
        "topic": "framework",
        "labels": {"sv": "Ramavtal", "nb": "Rammeavtale", "en": "Framework agreement"},
        "relation": "same",
        "note": "Fyra år i båda.",
        "sides": [a_side("SE", ("7 kap. 2 § LOU", "Högst fyra år.")), a_side("NO", ("FOA § 26-1", "Inntil fire år."))],
    }
    return row | more


def shown(row: dict[str, Any], language: Language | None = Language.sv, width: int = 120) -> str:
    console = Console(width=width, record=True, quiet=False, file=None, force_terminal=False)
    with console.capture() as capture:
        for table in tables([row], language):
            console.print(table)
    return " ".join(capture.get().split())


def test_each_jurisdiction_has_a_column_with_reference_and_text() -> None:
    (table,) = tables([a_row()], Language.sv)
    assert [column.header for column in table.columns] == ["SE", "NO"]
    text = shown(a_row())
    assert "7 kap. 2 § LOU" in text
    assert "Inntil fire år." in text


def test_each_row_is_a_table_of_its_own() -> None:
    assert len(list(tables([a_row(), a_row(), a_row()], None))) == 3
    assert list(tables([], None)) == []


def test_the_title_is_the_label_in_the_language_asked_for() -> None:
    titles = {language: str(next(iter(tables([a_row()], language))).title) for language in (Language.sv, Language.nb)}
    assert titles == {Language.sv: "Ramavtal", Language.nb: "Rammeavtale"}


def test_without_a_language_or_its_label_the_title_is_every_label_once() -> None:
    row = a_row(labels={"sv": "Ramavtal", "nb": "Rammeavtale", "en": "Ramavtal"})
    for language in (None, Language.da):
        assert str(next(iter(tables([row], language))).title) == "Ramavtal · Rammeavtale"


def test_a_row_without_labels_is_called_by_its_topic() -> None:
    assert str(next(iter(tables([a_row(labels={})], None))).title) == "framework"


def test_the_difference_stands_below_without_a_dash_where_half_of_it_is_empty() -> None:
    captions = [
        str(next(iter(tables([a_row(relation=relation, note=note)], None))).caption)
        for relation, note in (("wider", "Längre tid."), ("wider", ""), ("", "Längre tid."), ("", ""))
    ]
    assert captions == ["wider – Längre tid.", "wider", "Längre tid.", ""]


def test_a_provision_that_the_index_lacks_is_said_to_be_absent() -> None:
    absent = a_row(sides=[a_side("SE", ("7 kap. 2 § LOU", None))])
    assert "7 kap. 2 § LOU" in shown(absent)
    assert shown(absent, Language.sv) != shown(absent, Language.nb)


def test_a_side_without_a_provision_is_a_dash() -> None:
    row = a_row(sides=[a_side("SE", ("7 kap. 2 § LOU", "Högst fyra år.")), a_side("NO")])
    assert "–" in shown(row | {"relation": "", "note": ""})


def test_a_long_text_is_cut_between_words_and_says_so() -> None:
    words = " ".join(f"ord{number:03}" for number in range(200))
    text = shown(a_row(sides=[a_side("SE", ("7 kap. 2 § LOU", words))]), width=4_000)
    assert "…" in text
    last = text.split(" …")[0].rsplit(" ", 1)[-1]
    assert last in words.split()
    assert "ord150" not in text


def test_a_text_of_just_the_length_is_shown_whole() -> None:
    text = shown(a_row(sides=[a_side("SE", ("1 §", "x" * 600))]), width=4_000)
    assert "x" * 600 in text
    assert "…" not in text


def test_words_in_square_brackets_are_text_and_no_markup() -> None:
    row = a_row(labels={"sv": "[red]Ramavtal[/red]"}, sides=[a_side("SE", ("[b]1 §", "Se [bold]detta[/bold]."))])
    assert "[red]Ramavtal[/red]" in shown(row)
    assert "[bold]detta[/bold]" in shown(row)
