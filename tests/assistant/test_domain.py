from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain import Authority, Jurisdiction, Language, Outcome, Span, Status
from tests.assistant.index.samples import FOUR

WORDING = replace(
    FOUR[0], valid_from=date(2022, 2, 1), valid_to=date(2026, 6, 30), status=Status.repeal_adopted_not_in_force
)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2022, 1, 31), Status.not_yet_in_force),
        (date(2022, 2, 1), Status.repeal_adopted_not_in_force),
        (date(2026, 6, 30), Status.repeal_adopted_not_in_force),
        (date(2026, 7, 1), Status.repealed),
    ],
)
def test_dates_go_before_what_the_source_says_of_a_provisions_force(day: date, status: Status) -> None:
    assert WORDING.status_on(day) is status


def test_a_passage_without_dates_has_the_status_of_its_source() -> None:
    undated = replace(WORDING, valid_from=None, valid_to=None, status=None)
    assert undated.status_on(date(2026, 1, 1)) is None


def test_every_country_has_a_language_and_the_eu_none() -> None:
    assert {place: place.home_language for place in Jurisdiction} == {
        Jurisdiction.SE: Language.sv,
        Jurisdiction.NO: Language.nb,
        Jurisdiction.DK: Language.da,
        Jurisdiction.FI: Language.fi,
        Jurisdiction.EU: None,
    }


def test_a_day_of_one_wording_is_none_of_the_next() -> None:
    next_wording = replace(WORDING, valid_from=date(2026, 7, 1), valid_to=None, status=Status.in_force)
    for day in (date(2026, 6, 30), date(2026, 7, 1)):
        holding = [one for one in (WORDING, next_wording) if one.status_on(day) is one.status]
        assert len(holding) == 1


def test_a_wording_of_one_day_holds_on_that_day_only() -> None:
    day = date(2026, 7, 1)
    one = replace(WORDING, valid_from=day, valid_to=day, status=Status.in_force)
    assert [one.status_on(at) for at in (date(2026, 6, 30), day, date(2026, 7, 2))] == [
        Status.not_yet_in_force,
        Status.in_force,
        Status.repealed,
    ]


def test_law_weighs_more_than_what_others_say_of_it() -> None:
    ordered = sorted(Authority, key=lambda authority: authority.rank)
    assert ordered == list(Authority)
    assert Authority.law.rank == 0
    assert Authority.digest.rank < Authority.guidance.rank < Authority.local_policy.rank


def test_the_units_of_a_passage_are_cut_from_its_text_in_order() -> None:
    passage = replace(FOUR[0], text="Ett. Två åäö.", units=(Span(0, 4), Span(5, 13)))
    assert passage.unit_texts() == ("Ett.", "Två åäö.")
    assert replace(passage, units=()).unit_texts() == ()


@pytest.mark.parametrize("codes", [Jurisdiction, Language, Authority, Outcome, Status])
def test_a_code_is_written_as_it_is_called(codes: type[Jurisdiction]) -> None:
    assert [str(one) for one in codes] == [one.name for one in codes]
