"""Every way a model can fail ends in an answer of the sources' own sentences that says so."""

from __future__ import annotations

import threading
import time

import pytest

from assistant.answering.model.breaker import FAILURES, REST_SECONDS, CircuitBreaker
from assistant.domain import Answer, Outcome, Question, Statement
from tests.assistant.answering.model.conftest import Opened
from tests.assistant.answering.model.model_server import (
    Fault,
    ModelServer,
    answer_json,
    calls_a_tool,
    cut,
    hangs,
    huge,
    says,
    slow,
    status,
    writes,
)
from tests.assistant.answering.model.test_write import HOLDS, LIMIT, passage

FAULTS: dict[str, Fault] = {
    "HTTP 429": status(429, Retry_After="0"),
    "HTTP 500": status(500, Retry_After="0"),
    "HTTP 401": status(401),
    "HTTP 404": status(404),
    "cut stream": cut('{"statements": [{"text": "Direktupph'),
    "empty stream": cut(""),
    "empty answer": writes(""),
    "no JSON": writes("Direktupphandling får väljas under 700 000 kronor."),
    "broken JSON": writes('{"statements": [{"text": "Direkt", "passages": [1}]}'),
    "another form": writes('{"statements": [{"sentence": "Direkt", "source": "1"}]}'),
    "passages in words": writes('{"statements": [{"text": "Direkt", "passages": "1"}]}'),
    "nested without end": writes('{"statements": [' + "[" * 9_000),
    "tool call": calls_a_tool,
    "10 MB": huge(10),
    "10 MB in one piece": huge(10, piece=10_000_000),
    "hang": hangs,
    "slow": slow([("Direkt", [1])], pause=4),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_model_leaves_the_sources_own_sentences(
    server: ModelServer, opened: Opened, fault: Fault
) -> None:
    server.scripts = [fault]
    began = time.monotonic()
    answer = opened(model_seconds=2.0).answer(Question(LIMIT))
    assert time.monotonic() - began < 6
    assert (answer.outcome, answer.model) == (Outcome.model_down, "extractive")
    assert any("700 000 kronor" in statement.text for statement in answer.statements)
    quotes = {source.number: source.quote for source in answer.sources}
    assert all(s.text in quotes[n] for s in answer.statements for n in s.citations)
    assert answer.notice is not None
    assert "Språkmodellen gav inget fullständigt svar" in answer.notice


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_passing_fault_is_tried_again_and_the_reader_never_knows(
    server: ModelServer, opened: Opened, code: int
) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    server.scripts = [status(code, Retry_After="0"), says([(HOLDS, [number])])]
    answer = opened().answer(Question(LIMIT))
    assert (answer.outcome, [s.text for s in answer.statements]) == (Outcome.answered, [HOLDS])


def test_what_was_shown_before_a_cut_stays_and_the_whole_extractive_answer_follows(
    server: ModelServer, opened: Opened
) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    whole = answer_json([(HOLDS, [number]), ("Direkt", [number])])
    server.scripts = [cut(whole[: whole.index("}") + 10])]
    items = list(opened().run(Question(LIMIT)))
    answer = items[-1]
    assert isinstance(answer, Answer)
    assert tuple(item for item in items if isinstance(item, Statement)) == answer.statements
    assert answer.statements[0].text == HOLDS
    assert "Direktupphandling får väljas om värdet ligger under 700 000 kronor." in [s.text for s in answer.statements]
    assert answer.outcome is Outcome.model_down
    assert [source.number for source in answer.sources] == list(range(1, len(answer.sources) + 1))


def test_a_model_that_keeps_failing_is_left_alone_and_tried_again_after_a_rest(
    server: ModelServer, opened: Opened
) -> None:
    now = [0.0]
    pipeline = opened(CircuitBreaker(lambda: now[0]))
    server.scripts = [status(404)]
    for _ in range(FAILURES):
        assert pipeline.answer(Question(LIMIT)).outcome is Outcome.model_down
    asked = len(server.requests)
    assert pipeline.answer(Question(LIMIT)).outcome is Outcome.model_down
    assert len(server.requests) == asked
    now[0] += REST_SECONDS
    server.scripts = [says([(HOLDS, [1])])]
    assert pipeline.answer(Question(LIMIT)).outcome is not Outcome.model_down
    assert len(server.requests) == asked + 1


def test_a_reader_who_leaves_ends_the_request_within_a_second(server: ModelServer, opened: Opened) -> None:
    server.scripts = [hangs]
    pipeline = opened(model_seconds=20.0)
    run = pipeline.run(Question(LIMIT))
    while not server.requests:
        next(run)
    began = time.monotonic()
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert server.left.wait(1.0)
    assert time.monotonic() - began < 1.0


def test_closing_ends_the_models_thread(server: ModelServer, opened: Opened) -> None:
    from assistant.answering.model.base import Prompt
    from assistant.answering.model.factory import open_model
    from assistant.settings import Settings

    before = threading.active_count()
    model = open_model(Settings(model="openai:test", model_url=server.url))
    assert model is not None
    server.scripts = [hangs]
    pieces = model.write(Prompt("rules", "{}"))
    assert next(pieces) is None
    pieces.close()
    model.close()
    assert not any(thread.name == "model" for thread in threading.enumerate())
    deadline = time.monotonic() + 5
    while threading.active_count() > before + 1 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert threading.active_count() <= before + 1, "only the server's own thread for the request may be left"


def test_neither_question_nor_key_is_logged_when_the_model_fails(
    server: ModelServer, opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    server.scripts = [status(401)]
    opened(model_key="sk-canary").answer(Question(LIMIT))
    assert server.keys[-1] == "Bearer sk-canary"
    assert "LOTSEN_MODEL_KEY" in caplog.text
    assert "canary" not in caplog.text
    assert "direktupphandling" not in caplog.text.lower()
