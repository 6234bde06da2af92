"""A small OpenAI-compatible embedding endpoint on loopback that can be told to misbehave."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

DIMENSION = 6


class Endpoint:
    """What the endpoint was asked, and what it does next: each fault is used for one request."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.faults: list[Callable[[Handler, dict[str, Any]], None]] = []
        self.dimension = DIMENSION


class Handler(BaseHTTPRequestHandler):
    endpoint: Endpoint

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.endpoint.requests.append(body)
        self.endpoint.keys.append(self.headers["Authorization"])
        if self.endpoint.faults:
            self.endpoint.faults.pop(0)(self, body)
        else:
            self.answer([_vector(text, self.endpoint.dimension) for text in body["input"]])

    def answer(self, vectors: list[list[float]]) -> None:
        data = [{"object": "embedding", "index": n, "embedding": vector} for n, vector in enumerate(vectors)]
        self.send(200, {"object": "list", "data": data, "model": "m", "usage": {"prompt_tokens": 1, "total_tokens": 1}})

    def send(self, status: int, content: object, headers: dict[str, str] | None = None) -> None:
        payload = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def status(code: int, **headers: str) -> Callable[[Handler, dict[str, Any]], None]:
    return lambda handler, _: handler.send(code, {"error": {"message": "no", "type": "t", "code": None}}, headers)


def slow(seconds: float) -> Callable[[Handler, dict[str, Any]], None]:
    def wait(handler: Handler, body: dict[str, Any]) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return wait


@contextmanager
def endpoint() -> Iterator[Endpoint]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running = Endpoint(f"http://127.0.0.1:{server.server_port}/v1")
    server.RequestHandlerClass = type("Bound", (Handler,), {"endpoint": running})
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _vector(text: str, dimension: int) -> list[float]:
    return [byte - 128.5 for byte in hashlib.sha256(text.encode()).digest()[:dimension]]
