from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import openai
import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from assistant.channels.common.failure import Failure
from assistant.channels.http.body import read_json
from assistant.channels.openai.router import router
from tests.assistant.channels.http.conftest import Serve, Served
from tests.assistant.channels.http.fakes import ScriptedPipeline
from tests.assistant.channels.openai.conftest import Connect

ASKED = {"model": "lotsen", "messages": [{"role": "user", "content": "Hej?"}]}


def test_an_unknown_model_is_named_as_such(client: Served, connect: Connect) -> None:
    with pytest.raises(openai.NotFoundError) as refused:
        connect(client).chat.completions.create(**{**ASKED, "model": "gpt-4o"})

    assert (refused.value.code, refused.value.param) == ("model_not_found", "model")
    assert "lotsen-se" in refused.value.message


@pytest.mark.parametrize(
    ("body", "status", "code", "param"),
    [
        (b"{", 400, "invalid_json", None),
        (b'{"model": "lotsen", "messages": []}', 400, "invalid_request", "messages"),
        (b'{"model": "lotsen"}', 400, "invalid_request", "messages"),
        (
            b'{"model": "lotsen", "messages": [{"role": "king", "content": "x"}]}',
            400,
            "invalid_request",
            "messages.0.role",
        ),
        (b" " * 300_000, 413, "body_too_large", None),
    ],
)
def test_a_wrong_request_is_told_in_the_shape_of_the_protocol(
    client: Served, body: bytes, status: int, code: str, param: str | None
) -> None:
    response = client.post("/v1/chat/completions", content=body, headers={"content-type": "application/json"})

    assert response.status_code == status
    error = response.json()["error"]
    assert (error["type"], error["code"], error["param"]) == ("invalid_request_error", code, param)
    assert error["message"]


def test_too_many_at_once_are_told_when_to_come_back(serve: Serve, connect: Connect) -> None:
    go = threading.Event()
    pipeline = ScriptedPipeline(before=lambda stage, question: go.wait(10) and None)
    server = serve(pipeline, workers=1, queue=0)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(server.post, "/v1/chat/completions", json=ASKED)
        while not server.runs.live:
            pass
        with pytest.raises(openai.InternalServerError) as refused:
            connect(server).chat.completions.create(**ASKED)
        go.set()
        assert first.result().status_code == 200

    assert (refused.value.status_code, refused.value.code) == (503, "busy")
    assert refused.value.response.headers["retry-after"] == "2"


@pytest.mark.parametrize(
    ("status", "kind"), [(401, "authentication_error"), (403, "permission_error"), (429, "rate_limit_error")]
)
def test_whom_the_guard_refuses_is_told_in_the_same_shape(status: int, kind: str) -> None:
    async def guard(request: Request) -> None:
        raise Failure("refused", status, "No.", headers={"retry-after": "7"})

    app = FastAPI()
    app.include_router(router(None, read_json, guard))  # type: ignore[arg-type]
    for response in (TestClient(app).get("/v1/models"), TestClient(app).post("/v1/chat/completions", json=ASKED)):
        assert response.status_code == status
        assert response.json()["error"] == {"message": "No.", "type": kind, "param": None, "code": "refused"}
        assert response.headers["retry-after"] == "7"
