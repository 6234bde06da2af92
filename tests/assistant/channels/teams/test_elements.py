from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.channels.teams.elements import actions, container, heading, line, run, submit, text


def words_of(element: Any) -> str:
    """Return the words of text runs, in order."""
    if isinstance(element, list):
        return "".join(map(words_of, element))
    if not isinstance(element, dict):
        return ""
    own = str(element["text"]) if element.get("type") == "TextRun" else ""
    return own + "".join(map(words_of, (value for key, value in element.items() if key != "selectAction")))


def test_a_run_is_a_link_only_where_there_is_an_address() -> None:
    assert run("ord") == {"type": "TextRun", "text": "ord"}
    linked = run("ord", url="https://x.example")
    assert linked["selectAction"] == {"type": "Action.OpenUrl", "url": "https://x.example"}
    assert linked["underline"] is True
    assert "selectAction" not in run("ord", url="")


def test_a_run_takes_a_style() -> None:
    assert run("ord", italic=True)["italic"] is True


def test_each_line_of_a_text_is_a_line_and_blank_ones_are_none() -> None:
    assert [words_of(one) for one in text("ett\n\n  \ntvå")] == ["ett", "två"]
    assert text("") == []


def test_what_comes_after_stands_at_the_end_of_the_last_line() -> None:
    assert [words_of(one) for one in text("ett\ntvå", after="[1][2]")] == ["ett", "två [1][2]"]


def test_behind_a_table_or_nothing_it_has_a_line_of_its_own() -> None:
    table, after = text("| a | b |\n|---|---|\n| 1 | 2 |", after="[1]")
    assert table["type"] == "Table"
    assert words_of(after) == "[1]"
    assert [words_of(one) for one in text("", after="[1]")] == ["[1]"]


def test_every_row_of_a_table_has_as_many_cells_as_there_are_columns() -> None:
    (table,) = text("| a |\n|---|\n| 1 | 2 | 3 |\n|  | 4 |")
    assert len(table["columns"]) == 3
    assert [len(row["cells"]) for row in table["rows"]] == [3, 3, 3]


def test_an_empty_cell_is_a_space_since_teams_refuses_an_empty_run() -> None:
    (table,) = text("| a | b |\n|---|---|\n|  | 2 |")
    assert table["rows"][1]["cells"][0]["items"][0]["inlines"][0]["text"] == " "


def test_a_heading_is_one_for_screen_readers_too() -> None:
    made = heading("Källor")
    assert (made["type"], made["style"], made["text"], made["wrap"]) == ("TextBlock", "heading", "Källor", True)


def test_things_can_be_put_together() -> None:
    one = line(run("a"), run("b"))
    assert words_of(one) == "ab"
    assert container(iter([one]), id="x")["items"] == [one]
    assert container([], id="x")["id"] == "x"
    pressed = submit("Fråga", {"lotsen": "ask"}, tooltip="t")
    assert (pressed["type"], pressed["data"], pressed["tooltip"]) == ("Action.Submit", {"lotsen": "ask"}, "t")
    assert actions(pressed, pressed)["actions"] == [pressed, pressed]


@given(st.text(max_size=200))
def test_no_text_makes_it_fail_and_none_ever_stands_where_markup_acts(words: str) -> None:
    def blocks(element: Any) -> list[str]:
        if isinstance(element, list):
            return [kind for one in element for kind in blocks(one)]
        if isinstance(element, dict):
            return [str(element.get("type", "")), *(kind for one in element.values() for kind in blocks(one))]
        return []

    assert "TextBlock" not in blocks(text(words, after="[1]"))


@pytest.mark.parametrize("words", ["**fet**", "[a](javascript:x)", "<at>Anna</at>", "- punkt", "# rubrik"])
def test_words_that_look_like_markup_stand_as_they_are(words: str) -> None:
    assert words_of(text(words)) == words
