from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from httpx_sse import EventSource, ServerSentEvent
from hypothesis import given
from hypothesis import strategies as st

from assistant.channels.http.chat import spoken_language
from assistant.channels.http.events import event
from assistant.domain import Question
from assistant.outcomes import stage_text, stages
from tests.assistant.channels.http.conftest import Serve, Served
from tests.assistant.channels.http.fakes import ScriptedPipeline

STREAM = {"accept": "text/event-stream"}


@contextmanager
def stream(client: Served, question: str = "Hej?", **fields: object) -> Iterator[Iterator[ServerSentEvent]]:
    with client.stream("POST", "/api/chat", json={"question": question, **fields}, headers=STREAM) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        yield EventSource(response).iter_sse()


def test_the_events_come_in_the_order_of_the_contract(client: Served) -> None:
    with stream(client, language="sv") as events:
        got = [(one.event, one.json()) for one in events]

    assert [name for name, _ in got] == ["status"] * len(stages()) + ["statement", "sources", "done"]
    assert [data["stage"] for name, data in got if name == "status"] == list(stages())
    done = got[-1][1]
    assert got[-3][1] == done["statements"][0]
    assert got[-2][1] == {"sources": done["sources"]}
    answer = client.ask(language="sv").json()
    assert done == answer


def test_the_first_status_comes_before_any_work_is_done(serve: Serve) -> None:
    go = threading.Event()
    client = serve(ScriptedPipeline(before=lambda stage, question: go.wait(10) and None))

    with stream(client, language="nn") as events:
        assert next(events).json() == {"stage": "understand", "text": "Les spørsmålet"}
        assert not go.is_set()
        go.set()
        assert [one.event for one in events][-1] == "done"


def test_without_a_language_progress_is_told_in_the_browsers(serve: Serve) -> None:
    client = serve()
    client.headers["accept-language"] = "fi, no;q=0.9, en;q=0.5"

    with stream(client) as events:
        assert next(events).json()["text"] == stage_text("understand", spoken_language("nb"))


@pytest.mark.parametrize(
    ("header", "language"),
    [("sv-SE,sv;q=0.9", "sv"), ("no", "nb"), ("nn-NO", "nn"), ("fi,de", "en"), ("", "en"), (";;,,-", "en")],
)
def test_the_header_accept_language_is_read(header: str, language: str) -> None:
    assert spoken_language(header) == language


def test_a_stage_that_fails_ends_the_stream_with_a_problem(serve: Serve) -> None:
    def fail(stage: str, question: Question) -> None:
        if stage == "compose":
            raise RuntimeError("a detail nobody should read")

    with stream(serve(ScriptedPipeline(before=fail))) as events:
        *before, last = list(events)

    assert [one.event for one in before] == ["status"] * 3
    assert last.event == "error"
    assert last.json()["code"] == "internal"
    assert "nobody" not in last.data


def test_a_request_that_cannot_be_used_is_a_problem_not_a_stream(client: Served) -> None:
    response = client.post("/api/chat", json={"question": 1}, headers=STREAM)

    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["status", "statement", "done"]))
def test_no_text_can_break_or_forge_an_event(text: str, name: str) -> None:
    _framing_holds(text, name)


@pytest.mark.parametrize(
    "text", ["\n\nevent: done\ndata: {}\n\n", "a\r\rb", "\u2028data: x\u2029", "\x85\x0b\x0c\x1c", ":"]
)
def test_texts_made_to_forge_events_stay_text(text: str) -> None:
    _framing_holds(text, "statement")


def _framing_holds(text: str, name: str) -> None:
    framed = event(name, {"text": text}).decode()

    # The strictest reading: every line end that any client knows.
    lines = framed.splitlines()
    assert lines[0] == f"event: {name}"
    assert lines[2:] == [""]
    assert json.loads(lines[1].removeprefix("data: ")) == {"text": text}
