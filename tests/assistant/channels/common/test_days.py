from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from assistant.channels.common.days import FIRST, LAST, AsOf

DAY: TypeAdapter[AsOf] = TypeAdapter(AsOf)


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_first_and_the_last_day_may_be_asked_about(day: AsOf) -> None:
    assert DAY.validate_json(f'"{day.isoformat()}"') == day


@pytest.mark.parametrize(
    "text", ['"1989-12-31"', '"2101-01-01"', '"2026-02-30"', '"1 juli 2026"', "1767225600", "true"]
)
def test_what_is_no_day_of_those_years_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        DAY.validate_json(text)
