from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.draft import Draft
from assistant.answering.pipeline import Pipeline
from assistant.answering.place import tell_place
from assistant.domain import Authority, Jurisdiction, Language, Outcome, Query, Question, Statement
from assistant.index.live import LiveIndex


def test_an_answer_about_another_country_than_the_setting_says_so(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Hva er terskelverdien for direkte anskaffelser i Norge?", None, Jurisdiction.SE))
    assert answer.jurisdiction is Jurisdiction.NO
    assert answer.notice is not None
    assert "Svaret gjelder Norge." in answer.notice


def test_an_answer_for_a_country_without_law_in_the_index_says_so(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("When may an innovation partnership be used?", None, Jurisdiction.FI))
    assert answer.statements
    assert answer.notice is not None
    assert "I have no law of Finland" in answer.notice


def test_an_answer_for_the_askers_own_country_says_nothing_of_places(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("När får konkurrenspräglad dialog användas?", None, Jurisdiction.SE))
    assert "gäller" not in (answer.notice or "")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("In Finland an award decision is appealed to the Market Court.", Outcome.answered),
        ("An award decision may be reviewed.", Outcome.partly_answered),
    ],
)
def test_only_a_source_that_speaks_of_that_country_answers_in_full(
    live: LiveIndex, text: str, outcome: Outcome
) -> None:
    asked = "How is an award decision appealed in Finland?"
    query = Query(asked, Language.en, Jurisdiction.FI, date(2026, 11, 22))
    said = Statement(text, Language.en, Authority.guidance, (1,))
    draft = Draft(Question(asked), query, statements=(said,), outcome=Outcome.answered)
    with live.lease() as index:
        assert tell_place(draft, index).outcome is outcome
