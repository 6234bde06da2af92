from __future__ import annotations

import pytest

from assistant.domain import Authority, Jurisdiction, Language
from assistant.law.acts import Style, act_called, acts, main_act


def test_names_numbers_and_other_names_are_each_those_of_one_act() -> None:
    names = [name for act in acts() for name in {act.name.casefold(), act.number.casefold()}]
    assert len(names) == len(set(names))
    others = [name for act in acts() for name in {*act.also, *act.exact}]
    assert sorted({name for name in others if others.count(name) > 1}) == []


def test_an_act_is_found_by_short_name_and_by_number_in_any_case() -> None:
    for name in ("lou", "LOU", "2016:1145"):
        act = act_called(name)
        assert act is not None
        assert (act.name, act.jurisdiction, act.authority, act.style) == (
            "LOU",
            Jurisdiction.SE,
            Authority.law,
            Style.chapter,
        )
    assert act_called("BGB") is None


def test_every_jurisdiction_has_one_main_act() -> None:
    assert {place: main_act(place).name for place in Jurisdiction} == {
        Jurisdiction.SE: "LOU",
        Jurisdiction.NO: "FOA",
        Jurisdiction.DK: "udbudsloven",
        Jurisdiction.FI: "hankintalaki",
        Jurisdiction.EU: "2014/24/EU",
    }
    assert [sum(act.main for act in acts() if act.jurisdiction is place) for place in Jurisdiction] == [1] * 5


@pytest.mark.parametrize(
    ("act", "provision", "language", "locator"),
    [
        ("LOU", "19a:2", None, "19 a kap. 2 §"),
        ("FOA", "13-2", None, "§ 13-2"),
        ("LOA", "5b", None, "§ 5b"),
        ("hankintalaki", "67", None, "67 §"),
        ("udbudsloven", "67", None, "§ 67"),
        ("2014/24/EU", "31", Language.sv, "Artikel 31"),
        ("2014/24/EU", "31", None, "Article 31"),
    ],
)
def test_a_provision_is_cited_in_the_manner_of_its_act(
    act: str, provision: str, language: Language | None, locator: str
) -> None:
    found = act_called(act)
    assert found is not None
    assert found.locator(provision, language) == locator


def test_a_replaced_act_names_the_act_and_the_day_that_replaced_it() -> None:
    replaced = [act for act in acts() if act.replaced_on]
    assert {act.name: act.replaced_by for act in replaced} == {
        "2007:1091": "LOU",
        "LOV-1999-07-16-69": "LOA",
        "FOR-2006-04-07-402": "FOA",
        "2004/18/EC": "2014/24/EU",
    }
    assert all(act_called(act.replaced_by or "") for act in replaced)


def test_a_title_comes_in_the_language_asked_for_else_in_english() -> None:
    act = act_called("LUF")
    assert act is not None
    assert act.title(Language.sv) == "Lagen om upphandling inom försörjningssektorerna"
    assert act.title(Language.da) == "The Swedish Utilities Procurement Act"
