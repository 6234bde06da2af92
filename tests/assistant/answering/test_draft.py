from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.draft import Draft
from assistant.domain import Jurisdiction, Language, Query, Question


def test_a_stage_in_front_of_understanding_is_told_where_it_belongs() -> None:
    with pytest.raises(ValueError, match="This stage stands before `understand` in the pipeline; move it behind"):
        Draft(Question("Vad?")).understood()


def test_behind_it_the_query_is_there() -> None:
    query = Query("Vad?", Language.sv, Jurisdiction.SE, date(2026, 11, 22))
    assert Draft(Question("Vad?"), query).understood() is query


def test_a_new_draft_says_nothing() -> None:
    draft = Draft(Question("Vad?"))
    assert (draft.statements, draft.sources, draft.outcome, draft.model) == ((), (), None, "extractive")
