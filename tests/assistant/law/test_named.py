from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.law.acts import acts
from assistant.law.named import named


def names(text: str) -> list[tuple[str, str | None]]:
    """Return the characters of ``text`` that name an act, and the act of the registry each names."""
    return [(text[one.start : one.end], one.act.name if one.act else None) for one in named(text)]


@pytest.mark.parametrize("act", acts(), ids=lambda act: act.name)
def test_every_act_is_named_by_each_of_its_names(act: object) -> None:
    from assistant.law.acts import Act

    assert isinstance(act, Act)
    for name in (*act.also, *act.exact, act.number):
        assert [found for _, found in names(f"Se {name} om detta.")] == [act.name], name


@pytest.mark.parametrize("text", ["LOU", "LOU:s", "lou", "Lou", "LOUs"])
def test_a_short_name_may_be_in_any_case_and_have_an_ending(text: str) -> None:
    assert names(f"Gäller {text} här?") == [(text, "LOU")]


def test_white_space_within_a_long_name_does_not_matter() -> None:
    text = "lagen om  offentlig\nupphandling gäller"
    assert names(text) == [("lagen om  offentlig\nupphandling", "LOU")]


def test_the_longest_name_is_taken() -> None:
    assert names("lagen om upphandling av koncessioner") == [("lagen om upphandling av koncessioner", "LUK")]


def test_a_word_that_is_an_act_only_in_capitals_is_a_word_otherwise() -> None:
    assert names("Er det lov å spørre?") == []
    assert names("Det er luk i døren") == []
    assert names("luk 3:1")[0][1] == "LUK"


@pytest.mark.parametrize("text", ["e-LOU", "xLOU", "LOUX", "/LOU"])
def test_a_short_name_within_another_word_is_none(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "förvaltningslagen",
        "förvaltningslagen (2017:900)",
        "skatteloven",
        "køreloven",
        "kommunallagens",
        "miljöbalken",
        "dataskyddsförordningen",
        "hallintolaki",
        "lov 10. februar 1967 nr. 10",
        "förordning (EU) nr 910/2014",
        "Regulation 2016/679",
        "GDPR",
        "AB 04",
        "NS 8405",
        "den lagen",
        "samme forskriften",
    ],
)
def test_a_law_outside_the_registry_is_named_without_an_act(text: str) -> None:
    assert names(f"Enligt {text} gäller annat.") == [(text, None)]


@pytest.mark.parametrize("word", ["bolagen", "förslagen", "underlagen", "anslagen", "utslagen", "uppslagen"])
def test_a_word_that_only_ends_like_a_law_is_none(word: str) -> None:
    assert names(f"Vi har läst {word} noga.") == []


@pytest.mark.parametrize("thing", ["i avtalet", "in the contract", "i rapporten", "från vägledningen", "i vår policy"])
def test_what_else_has_sections_counts_only_behind_a_number(thing: str) -> None:
    (found,) = named(f"Se § 5 {thing} här")
    assert found.act is None
    assert found.behind


def test_a_law_of_the_registry_counts_on_both_sides() -> None:
    assert [one.behind for one in named("LOU och förvaltningslagen")] == [False, False]


def test_names_come_in_the_order_of_the_text() -> None:
    text = "Förvaltningslagen före LOU, sedan i avtalet och FOA."
    assert [act for _, act in names(text)] == [None, "LOU", None, "FOA"]


def test_a_text_without_a_name_has_none() -> None:
    assert named("") == []
    assert named("Hur lång är en tidsfrist?") == []


_PIECES = st.sampled_from(
    ["LOU", "FOA ", "lagen ", "förvaltningslagen ", "i avtalet ", "(2017:900) ", "§ 5 ", ", ", "x", " "]
)


@given(st.lists(_PIECES, max_size=14))
def test_names_never_overlap_and_lie_within_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = named(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.start <= after.start for before, after in pairwise(found))
    registered = [one for one in found if one.act]
    assert all(one.end <= act.start or act.end <= one.start for one in found if not one.act for act in registered)
