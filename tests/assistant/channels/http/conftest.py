from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

import httpx
import pytest

from assistant.channels.http.app import create_app
from assistant.channels.http.server import Server, address, listen
from assistant.settings import Settings
from tests.assistant.channels.http.fakes import FakeAssistant, FakeLiveIndex, ScriptedPipeline


class Served(httpx.Client):
    """A client of a real server in a thread of this process; ``runs`` are the server's."""

    def __init__(self, server: Server, base_url: str) -> None:
        super().__init__(base_url=base_url, timeout=20)
        self.runs = server.runs

    def ask(self, question: str = "Hej?", **fields: object) -> httpx.Response:
        return self.post("/api/chat", json={"question": question, **fields})


Serve = Callable[..., Served]


@contextlib.contextmanager
def served(
    pipeline: ScriptedPipeline | None = None,
    live_index: FakeLiveIndex | None = None,
    deadline: float = 30,
    **settings: object,
) -> Iterator[Served]:
    assistant = FakeAssistant(
        pipeline or ScriptedPipeline(), live_index or FakeLiveIndex(), Settings.model_validate(settings)
    )
    listener = listen("127.0.0.1", 0)
    ready = threading.Event()
    server = Server(create_app(assistant, deadline), ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    with Served(server, address(listener)) as client:
        thread.start()
        assert ready.wait(10)
        yield client
    server.should_exit = True
    thread.join(15)
    assert not thread.is_alive()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start servers of the test's own."""
    with contextlib.ExitStack() as stack:
        yield lambda *parts, **named: stack.enter_context(served(*parts, **named))


@pytest.fixture(scope="session")
def client() -> Iterator[Served]:
    """A server for all tests that only ask."""
    with served() as client:
        yield client
