from __future__ import annotations

import asyncio
import logging
import threading
import time
from typing import Literal

import httpx
import pytest
from mcp import Client
from starlette.requests import Request

from assistant.channels.common.failure import Failure
from assistant.channels.mcp.server import create_server
from assistant.channels.mcp.streamable import Door
from assistant.channels.mcp.tools import Tools
from assistant.domain import Question
from assistant.outcomes import stages
from tests.assistant.channels.http.conftest import Serve, Served, serve
from tests.assistant.channels.http.fakes import FakeLiveIndex, ScriptedPipeline
from tests.assistant.channels.mcp.conftest import call, text

__all__ = ["serve"]

HEADERS = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
ASK = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "ask", "arguments": {"question": "Min hemliga fråga?"}},
}


def ask(server: Served):  # type: ignore[no-untyped-def]
    return call(lambda: Client(f"{server.base_url}/mcp"), "ask", question="Min hemliga fråga?")


def test_switched_off_it_says_how_to_switch_it_on(serve: Serve) -> None:
    for method in ("GET", "POST"):
        response = serve().request(method, "/mcp")
        assert (response.status_code, response.json()["code"]) == (404, "not_found")
        assert "docs/openai-mcp.md" in response.json()["detail"]


def test_one_message_gets_one_json_answer_and_no_session(serve: Serve) -> None:
    response = serve(mcp=True).post("/mcp", json=ASK, headers=HEADERS)

    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    assert "mcp-session-id" not in response.headers
    assert response.json()["result"]["structuredContent"]["question"] == "Min hemliga fråga?"


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_there_are_no_sessions_to_listen_to_or_to_end(serve: Serve, method: str) -> None:
    response = serve(mcp=True).request(method, "/mcp", headers=HEADERS)

    assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")


def test_a_message_beyond_the_cap_is_refused(serve: Serve) -> None:
    response = serve(mcp=True).post("/mcp", content=b" " * 70_000, headers=HEADERS)

    assert (response.status_code, response.json()["code"]) == (413, "body_too_large")


def test_a_page_of_a_foreign_origin_is_refused(serve: Serve) -> None:
    response = serve(mcp=True).post("/mcp", json=ASK, headers={**HEADERS, "origin": "https://evil.example"})

    assert (response.status_code, response.json()["code"]) == (403, "origin_not_allowed")


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b'{"jsonrpc": "2.0"}', b'{"jsonrpc":"2.0","id":1,"method":"fly"}', b"\xff"]
)
def test_what_is_no_call_gets_an_error_and_no_incident(
    serve: Serve, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    response = serve(mcp=True).post("/mcp", content=body, headers=HEADERS)

    assert response.status_code < 500
    assert "error" in response.json()
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_when_every_place_is_taken_the_model_is_told_to_try_again(serve: Serve) -> None:
    go = threading.Event()
    pipeline = ScriptedPipeline(before=lambda stage, question: go.wait(10) and None)
    server = serve(pipeline, workers=1, queue=0, mcp=True)
    first = threading.Thread(target=server.post, args=("/mcp",), kwargs={"json": ASK, "headers": HEADERS})
    first.start()
    while not server.runs.live:
        time.sleep(0.01)

    result = ask(server)

    assert result.is_error
    assert "Try again in 2 seconds" in text(result)
    go.set()
    first.join()


def test_an_error_nobody_foresaw_shows_and_logs_only_its_number(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    def fail(stage: str, question: Question) -> None:
        raise ValueError(question.text)

    result = ask(serve(ScriptedPipeline(before=fail), mcp=True))

    assert result.is_error
    assert "noted it as incident" in text(result)
    assert "hemliga" not in text(result) + caplog.text


def test_without_an_index_provisions_say_what_to_do(serve: Serve) -> None:
    server = serve(live_index=FakeLiveIndex(None), mcp=True)

    result = call(lambda: Client(f"{server.base_url}/mcp"), "get_provision", ref="LOU 6:5")

    assert result.is_error
    assert text(result) == "There is no index in the data folder. Build one with: lotsen build"


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_that_leaves_gives_its_place_back(serve: Serve, mode: Literal["auto", "legacy"]) -> None:
    began = threading.Event()

    def slow(stage: str, question: Question) -> None:
        began.set()
        time.sleep(0.5)

    pipeline = ScriptedPipeline(before=slow)
    server = serve(pipeline, mcp=True)

    async def leave() -> None:
        async with Client(f"{server.base_url}/mcp", mode=mode) as client:
            asking = asyncio.create_task(client.call_tool("ask", {"question": "Hej?"}))
            assert await asyncio.to_thread(began.wait, 10)
            asking.cancel()
            await asyncio.wait([asking])

    asyncio.run(leave())
    assert pipeline.closed.wait(10)
    assert len(pipeline.begun) < len(stages())


def test_a_connection_that_is_cut_gives_its_place_back(serve: Serve) -> None:
    began = threading.Event()

    def slow(stage: str, question: Question) -> None:
        began.set()
        time.sleep(0.5)

    pipeline = ScriptedPipeline(before=slow)
    server = serve(pipeline, mcp=True)

    async def leave() -> None:
        async with httpx.AsyncClient() as client:
            asking = asyncio.create_task(client.post(f"{server.base_url}/mcp", json=ASK, headers=HEADERS))
            assert await asyncio.to_thread(began.wait, 10)
            asking.cancel()
            await asyncio.wait([asking])

    asyncio.run(leave())
    assert pipeline.closed.wait(10)
    assert len(pipeline.begun) < len(stages())


@pytest.mark.parametrize("status", [401, 429])
def test_whom_the_guard_refuses_does_not_get_in(status: int) -> None:
    async def guard(request: Request) -> None:
        raise Failure("refused", status, "No.")

    async def unread(request: Request, limit: int) -> bytes:
        raise AssertionError("a caller who is refused is not listened to")

    tools = Tools(None, lambda question, limit: (), FakeLiveIndex(), at_once=1)  # type: ignore[arg-type]
    door = Door(create_server(tools, FakeLiveIndex()), unread, guard)  # type: ignore[arg-type]
    scope = {"type": "http", "method": "POST", "path": "/mcp", "headers": []}
    with pytest.raises(Failure) as refused:
        asyncio.run(door(scope, None, None))  # type: ignore[arg-type]

    assert refused.value.status == status
