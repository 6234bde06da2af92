from __future__ import annotations

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from assistant.channels.http.origins import OriginCheck

TOWN = "https://town.example"


async def _said(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request.method)


@pytest.fixture
def client() -> TestClient:
    inner = Starlette(routes=[Route("/", _said, methods=["GET", "POST", "DELETE"])])
    return TestClient(OriginCheck(inner, [TOWN]), base_url="http://lotsen.example:8000")


@pytest.mark.parametrize("origin", [None, TOWN, "http://lotsen.example:8000"])
def test_programs_named_pages_and_our_own_may_write(client: TestClient, origin: str | None) -> None:
    assert client.post("/", headers={"origin": origin} if origin else {}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "http://lotsen.example",
        "http://lotsen.example:8000.evil.example",
        "http://evil.example/lotsen.example:8000",
        "http://lotsen.example:8000@evil.example",
        f"{TOWN}.evil.example",
        "http://town.example",
        "http://[",
        "http://a]b",
        "//",
        "http://",
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_a_page_of_any_other_origin_may_not(client: TestClient, origin: str, method: str) -> None:
    refused = client.request(method, "/", headers={"origin": origin})
    assert refused.status_code == 403
    assert refused.json()["code"] == "origin_not_allowed"
    assert "allowed_origins" in refused.json()["detail"]


def test_reading_is_not_asked_where_it_comes_from(client: TestClient) -> None:
    assert client.get("/", headers={"origin": "http://evil.example"}).text == "GET"


def test_a_page_without_a_host_may_not_write_where_no_host_was_asked_for() -> None:
    sent: list[Message] = []

    async def never(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError("the request was passed on")

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [(b"origin", b"null")]}
    asyncio.run(OriginCheck(never)(scope, receive, send))
    assert sent[0]["status"] == 403


def test_what_is_no_request_of_http_passes() -> None:
    passed: list[str] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        passed.append(scope["type"])

    async def nothing() -> Message:
        return {}

    async def ignored(message: Message) -> None: ...

    asyncio.run(OriginCheck(inner)({"type": "lifespan"}, nothing, ignored))
    assert passed == ["lifespan"]
