from __future__ import annotations

import logging

import pytest

from assistant.channels.http.problems import CODES, Problem
from assistant.channels.http.schemas import ProblemBody
from assistant.domain import Question
from tests.assistant.channels.http.conftest import Serve, Served
from tests.assistant.channels.http.fakes import ScriptedPipeline


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "not_found"),
        ("GET", "/static/nothing.js", 404, "not_found"),
        ("GET", "/static/../app.py", 404, "not_found"),
        ("GET", "/static/%2e%2e/app.py", 404, "not_found"),
        ("GET", "/static/..%2fapp.py", 404, "not_found"),
        ("GET", "/api/chat", 405, "method_not_allowed"),
        ("DELETE", "/api/sources", 405, "method_not_allowed"),
        ("OPTIONS", "/api/chat", 405, "method_not_allowed"),
        ("POST", "/api/chat", 415, "unsupported_media_type"),
        ("POST", "/", 405, "method_not_allowed"),
        ("PUT", "/static/widget.js", 405, "method_not_allowed"),
    ],
)
def test_every_refusal_has_the_one_shape(client: Served, method: str, path: str, status: int, code: str) -> None:
    response = client.request(method, path)

    assert response.headers["content-type"] == "application/problem+json"
    problem = ProblemBody.model_validate(response.json())
    assert (response.status_code, problem.status, problem.code) == (status, status, code)
    assert problem.type == f"/docs#problem-{code}"
    assert problem.title == CODES[code][1]
    assert problem.detail


def test_what_was_not_foreseen_shows_a_number_and_no_internals(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    def fail(stage: str, question: Question) -> None:
        raise RuntimeError(f"cannot answer {question.text}")

    with caplog.at_level(logging.INFO):
        response = serve(ScriptedPipeline(before=fail)).ask("min hemliga fråga")

    assert (response.status_code, response.json()["code"]) == (500, "internal")
    assert response.json()["incident"] in caplog.text
    assert "RuntimeError" in caplog.text
    assert "cannot answer" not in response.text
    assert "hemliga" not in caplog.text + response.text


def test_a_failure_outside_the_pipeline_is_an_incident_too(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    from tests.assistant.channels.http.fakes import FakeIndex, FakeLiveIndex

    class Failing(FakeIndex):
        def documents(self) -> list[object]:  # type: ignore[override]
            raise ZeroDivisionError

    response = serve(live_index=FakeLiveIndex(Failing())).get("/api/sources")

    assert response.status_code == 500
    assert response.headers["content-security-policy"]
    assert response.json()["incident"] in caplog.text


def test_an_answer_is_logged_without_the_question(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        serve().ask("min hemliga fråga")

    assert "answered outcome=answered" in caplog.text
    assert "hemliga" not in caplog.text


def test_a_problem_has_a_code_of_the_list() -> None:
    with pytest.raises(KeyError):
        Problem("no_such_code", "…")
