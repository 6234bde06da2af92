from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

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
