from __future__ import annotations

from assistant.answering.pipeline import Pipeline
from assistant.domain import Jurisdiction, Question


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
