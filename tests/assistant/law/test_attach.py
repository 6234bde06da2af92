from __future__ import annotations

import pytest

from assistant.law.acts import Style, act_called
from assistant.law.attach import acts_beside, carried_act, fits
from assistant.law.forms import Expression, Item, expressions
from assistant.law.named import Named, named


def beside(text: str) -> list[str | None]:
    """Return for each number of ``text`` the act beside it; "other" for one outside the registry."""
    chosen = acts_beside(text, expressions(text), named(text))
    return [_name(one) for one in chosen]


def carried(text: str, at: int) -> str | None:
    """Return the act that the expression number ``at`` gets from the list it stands in."""
    found = expressions(text)
    act = carried_act(text, found, acts_beside(text, found, named(text)), at, found[at].style)
    return _name(act)


def _name(one: Named | None) -> str | None:
    return None if one is None else one.act.name if one.act else "other"


@pytest.mark.parametrize(
    "text",
    ["LOU 6:5", "6:5 LOU", "6 kap. 5 § LOU", "6 kap. 5 § i LOU", "LOU, 6 kap. 5 §", "6 kap. 5 §, LOU", "LOU (6:5)"],
)
def test_an_act_may_stand_on_either_side(text: str) -> None:
    assert beside(text) == ["LOU"]


def test_the_act_that_stands_closest_wins() -> None:
    assert beside("LOU, se 6 kap. 5 § LUF") == ["LUF"]
    assert beside("FOA: § 13-2, LOA gjelder også") == ["FOA"]


def test_an_act_serves_one_number_only() -> None:
    assert beside("6 kap. 5 § LOU 6 kap. 7 §") == ["LOU", None]


def test_an_act_behind_another_number_is_not_beside() -> None:
    assert beside("6 kap. 5 §, 6 kap. 7 § LUF") == [None, "LUF"]


def test_words_between_keep_an_act_away() -> None:
    assert beside("LOU gäller, men enligt 6 kap. 5 § är det annorlunda") == [None]


def test_an_act_that_numbers_otherwise_is_not_its_act() -> None:
    assert beside("LOU Article 31") == [None]
    assert beside("FOA 6 kap. 5 §") == [None]


def test_an_unknown_law_claims_its_number_so_that_no_other_does() -> None:
    assert beside("10 § förvaltningslagen") == ["other"]


def test_a_contract_in_front_yields_to_an_act_behind() -> None:
    assert beside("den loven (§ 13-2 FOA)") == ["FOA"]


def test_what_counts_only_behind_a_number_claims_none_that_follows() -> None:
    assert beside("i avtalet 6 kap. 5 §") == [None]
    assert beside("6 kap. 5 § i avtalet") == ["other"]


def test_the_act_at_the_end_of_a_list_is_that_of_all_its_members() -> None:
    assert carried("6 kap. 5 § och 7 kap. 1 § LOU", 0) == "LOU"
    assert carried("6 kap. 5 §, 7 kap. 1 § och 8 kap. 2 § LOU", 0) == "LOU"


def test_the_act_at_the_head_of_a_list_is_that_of_all_its_members() -> None:
    assert carried("LOU 6:5 och 7:1", 1) == "LOU"


def test_a_list_ends_where_the_sentence_does() -> None:
    assert carried("Läs 6 kap. 5 §. Även 7 kap. 1 § LOU", 0) is None


def test_a_list_goes_on_past_an_act_named_within_it() -> None:
    assert carried("6 kap. 5 § LOU och 7 kap. 1 § samt 8 kap. 2 §", 2) == "LOU"


def test_a_member_numbered_otherwise_is_not_given_the_lists_act() -> None:
    assert carried("Article 31 och 7 kap. 1 § LOU", 0) is None


def test_an_unknown_law_at_the_end_of_a_list_is_that_of_all_its_members() -> None:
    assert carried("5 § och 10 § förvaltningslagen", 0) == "other"


def test_a_long_aside_parts_a_list() -> None:
    assert carried(f"6 kap. 5 § ({'a' * 45}) och 7 kap. 1 § LOU", 0) is None


@pytest.mark.parametrize(
    ("name", "style", "does"),
    [
        ("LOU", Style.chapter, True),
        ("LOU", Style.hyphen, False),
        ("FOA", Style.hyphen, True),
        ("LOA", Style.section, True),
        ("LOA", Style.hyphen, False),
        ("2014/24/EU", Style.article, True),
    ],
)
def test_a_number_fits_the_act_that_numbers_so(name: str, style: Style, does: bool) -> None:
    act = act_called(name)
    assert act is not None
    assert fits(act, style, Expression(0, 1, style, (Item("1"),))) is does


def test_whole_chapters_fit_only_acts_that_have_chapters() -> None:
    chapters = Expression(0, 1, Style.chapter, (Item("6"),), whole_chapters=True)
    named_acts = filter(None, map(act_called, ("LOU", "FOA", "LOA", "2014/24/EU")))
    assert {act.name for act in named_acts if fits(act, Style.chapter, chapters)} == {"LOU", "FOA"}
