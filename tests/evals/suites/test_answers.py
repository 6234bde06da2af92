from __future__ import annotations

import pytest

from assistant.answering.weigh import CERTAIN
from assistant.composition import Assistant, compose
from assistant.domain import Outcome
from assistant.errors import IndexMissing
from assistant.settings import Settings
from evals.runs.run import load
from evals.runs.store import runs_folder
from evals.suites import answers
from evals.suites.answers import Asked
from evals.suites.run import run_answers
from tests.evals.making import question

QUESTIONS = [
    question(question="Vad säger 19 a kap. 2 § LOU?", provisions=[["LOU 19a:2"]], key_facts=[]),
    question("dev-002", question="När får konkurrenspräglad dialog användas?", provisions=[["LOU 6:21"]], key_facts=[]),
    question("dev-003", question="Hej!", outcomes=["greeting"], provisions=[], key_facts=[]),
]


def said(_: str) -> None: ...


def test_every_question_is_asked_and_what_was_found_for_it_is_kept(assistant: Assistant) -> None:
    run = answers.run(assistant, Asked("three", QUESTIONS), said)
    named, rule, greeting = run.cases
    assert named.seen.outcome is Outcome.answered
    assert "LOU 19a:2" in named.cited_provisions
    assert named.seen.strength == CERTAIN
    assert named.seen.sources[0].quote in named.seen.sources[0].text
    assert "LOU 6:21" in {place.provision for place in rule.seen.found}
    assert rule.seen.milliseconds > 0
    assert (greeting.seen.outcome, greeting.seen.found, greeting.seen.strength) == (Outcome.greeting, (), None)


def test_a_run_says_what_was_run_on_what(assistant: Assistant) -> None:
    about = answers.run(assistant, Asked("three", QUESTIONS), said).about
    with assistant.live_index.lease() as index:
        assert about.build_id == index.build_id
    assert (about.questions, about.n, about.model, about.embedding) == (
        "three",
        3,
        "extractive",
        assistant.embedder.model_id,
    )
    assert about.settings["embedding_key"] == "None"
    assert about.questions_sha256 == Asked("other", QUESTIONS).sha256
    assert about.questions_sha256 != Asked("three", QUESTIONS[:2]).sha256


def test_what_was_found_is_kept_even_where_it_was_weighed_too_light(assistant: Assistant) -> None:
    far = question(question="Vad kostar en villa i Täby?", outcomes=["no_source"], provisions=[], key_facts=[])
    (case,) = answers.run(assistant, Asked("one", [far]), said).cases
    assert case.seen.outcome is Outcome.no_source
    assert case.seen.found
    assert case.seen.strength is not None
    assert case.seen.strength < CERTAIN


def test_the_suite_stores_its_run_where_it_can_be_read_again(assistant: Assistant) -> None:
    result = run_answers(assistant, Asked("three", QUESTIONS), said)
    assert result.run is not None
    assert load(runs_folder(assistant.settings) / result.data["run"]) == result.run
    assert result.data["measures"]["quote exactness"]["mean"] == 1.0
    assert "| quote exactness | 1.000 | 1.000 to 1.000 | 2 |" in result.markdown


def test_without_an_index_nothing_is_asked(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = compose(Settings(data=tmp_path_factory.mktemp("empty"), embedding="hashing"))
    with pytest.raises(IndexMissing):
        answers.run(empty, Asked("three", QUESTIONS), said)
    empty.close()
