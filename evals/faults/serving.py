"""A real ``lotsen serve`` in a process of its own, and a client that asks it."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from evals.bench.serving.server import free_port
from evals.faults.place import Place

START_LIMIT = 120.0
"""Seconds until a server must answer on a busy machine."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server."""

    client: httpx.Client
    process: psutil.Process
    port: int

    def ask(self, question: str) -> httpx.Response:
        """Ask a question as JSON."""
        return self.client.post("/api/chat", json={"question": question})

    def ready(self) -> httpx.Response:
        """Ask whether it can answer."""
        return self.client.get("/api/ready")


@contextmanager
def serving(place: Place) -> Iterator[Served]:
    """Serve the index of the place, which may be missing, and end the server afterwards.

    Raises RuntimeError when it ends early or does not answer in time.
    """
    port = free_port()
    # Into a file: a pipe that nobody reads would stop the server when it is full.
    log = place.folder / "serve.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as output:
        process = place.start("serve", "--port", str(port), output=output)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            _wait(client, process, log)
            yield Served(client, psutil.Process(process.pid), port)
    finally:
        process.terminate()
        process.wait()


def _wait(client: httpx.Client, process: subprocess.Popen[str], log: Path) -> None:
    began = time.monotonic()
    while time.monotonic() - began < START_LIMIT:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with exit code {process.returncode}: {log.read_text()}")
        try:
            client.get("/api/health")
            return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError(f"The server did not answer within {START_LIMIT:.0f} seconds.")
