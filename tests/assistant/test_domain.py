from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain import Jurisdiction, Language, Status
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
