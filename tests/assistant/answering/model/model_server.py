"""A server on loopback that speaks OpenAI's chat protocol, streamed, and can be told to misbehave."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Fault = Callable[["Handler"], None]


class ModelServer:
    """What the server was asked and what it does: each script answers one request, the last one all that follow."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.scripts: list[Fault] = [says([])]
        self.left = threading.Event()
        """Set once a client went away while it was being answered."""
        self.stopping = threading.Event()

    @property
    def data(self) -> dict[str, Any]:
        """The JSON object that the last request showed the model."""
        shown: dict[str, Any] = json.loads(self.requests[-1]["messages"][-1]["content"])
        return shown


class Handler(BaseHTTPRequestHandler):
    server_state: ModelServer

    def do_POST(self) -> None:
        state = self.server_state
        state.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        state.keys.append(self.headers["Authorization"])
        script = state.scripts.pop(0) if len(state.scripts) > 1 else state.scripts[0]
        try:
            script(self)
        except (BrokenPipeError, ConnectionResetError):
            state.left.set()
        self.close_connection = True

    def begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()

    def delta(self, delta: dict[str, Any], finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        event = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()

    def text(self, text: str, size: int = 40) -> None:
        for at in range(0, len(text), size):
            self.delta({"role": "assistant", "content": text[at : at + size]})

    def end(self) -> None:
        self.delta({}, "stop")
        self.wfile.write(b"data: [DONE]\n\n")

    def wait(self, seconds: float) -> None:
        """Wait, but no longer than the client stays or the test lasts."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.server_state.stopping.wait(0.05):
            self.connection.settimeout(0.001)
            with suppress(TimeoutError):
                if self.connection.recv(1) == b"":
                    self.server_state.left.set()
                    return
            self.connection.settimeout(None)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def answer_json(statements: list[tuple[str, list[int]]]) -> str:
    listed = [{"text": text, "passages": numbers} for text, numbers in statements]
    return json.dumps({"statements": listed}, ensure_ascii=False)


def says(statements: list[tuple[str, list[int]]]) -> Fault:
    return writes(answer_json(statements))


def writes(text: str) -> Fault:
    def script(handler: Handler) -> None:
        handler.begin()
        handler.text(text)
        handler.end()

    return script


def slow(statements: list[tuple[str, list[int]]], pause: float) -> Fault:
    """Write with a pause after the first statement."""

    def script(handler: Handler) -> None:
        text = answer_json(statements)
        first = text.index("}") + 1
        handler.begin()
        handler.text(text[:first])
        handler.wait(pause)
        handler.text(text[first:])
        handler.end()

    return script


def hangs(handler: Handler) -> None:
    handler.wait(30)


def cut(text: str) -> Fault:
    """Write the text and close the connection without an end."""

    def script(handler: Handler) -> None:
        handler.begin()
        handler.text(text)

    return script


def status(code: int, **headers: str) -> Fault:
    def script(handler: Handler) -> None:
        body = json.dumps({"error": {"message": "no", "type": "t", "code": None}}).encode()
        handler.send_response(code)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return script


def huge(megabytes: int, piece: int = 1_000_000) -> Fault:
    """Write one endless statement, in pieces as large as a real server never sends."""

    def script(handler: Handler) -> None:
        handler.begin()
        handler.text('{"statements": [{"text": "')
        for _ in range(megabytes * 1_000_000 // piece):
            handler.delta({"content": "a" * piece})
        handler.end()

    return script


def calls_a_tool(handler: Handler) -> None:
    call = {"index": 0, "id": "t", "type": "function", "function": {"name": "delete_index", "arguments": "{}"}}
    handler.begin()
    handler.delta({"role": "assistant", "tool_calls": [call]})
    handler.delta({}, "tool_calls")
    handler.wfile.write(b"data: [DONE]\n\n")


@contextmanager
def model_server() -> Iterator[ModelServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state = ModelServer(f"http://127.0.0.1:{server.server_port}/v1")
    server.RequestHandlerClass = type("Bound", (Handler,), {"server_state": state})
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield state
    finally:
        state.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()
