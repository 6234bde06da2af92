"""A browser that leaves while a model is waited for: the model's request ends, and the place is free again."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.assistant.answering.model.conftest import Opened
from tests.assistant.answering.model.model_server import ModelServer, hangs
from tests.assistant.answering.model.test_write import LIMIT
from tests.assistant.channels.http.conftest import served


def wait_for_the_model(lines: Iterator[str], server: ModelServer) -> None:
    """Read until the model is asked. The caller keeps the iterator: httpx closes the response with it."""
    while '"stage":"write"' not in next(lines):
        pass
    until = time.monotonic() + 20
    while not server.requests and time.monotonic() < until:
        time.sleep(0.01)
    assert server.requests


def test_a_browser_that_leaves_ends_the_models_request_within_a_second(server: ModelServer, opened: Opened) -> None:
    pipeline = opened(model_seconds=20.0)
    server.scripts = [hangs]
    with served(pipeline) as client:  # type: ignore[arg-type]
        stream = {"accept": "text/event-stream"}
        with client.stream("POST", "/api/chat", json={"question": LIMIT}, headers=stream) as response:
            lines = response.iter_lines()
            wait_for_the_model(lines, server)
        began = time.monotonic()
        assert server.left.wait(1.0)
        while client.runs.live and time.monotonic() - began < 1.0:
            time.sleep(0.01)
        assert client.runs.live == 0


def test_other_questions_are_answered_while_one_waits_for_the_model(server: ModelServer, opened: Opened) -> None:
    server.scripts = [hangs]
    with served(opened(model_seconds=3.0), workers=2) as client:  # type: ignore[arg-type]
        stream = {"accept": "text/event-stream"}
        with client.stream("POST", "/api/chat", json={"question": LIMIT}, headers=stream) as response:
            lines = response.iter_lines()
            wait_for_the_model(lines, server)
            greeting = client.ask("Hej!")
        assert greeting.json()["outcome"] == "greeting"
