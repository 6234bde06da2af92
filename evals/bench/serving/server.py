"""One server of one side, in a process of its own: started, timed, loaded, measured and ended."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from evals.bench.machine import measured
from evals.bench.serving.load import Load, Outcome

START_LIMIT = 180.0
"""Seconds a server may take until it answers."""
_POLL = 0.02


@dataclass(frozen=True, slots=True)
class Service:
    """How a side is started and asked."""

    name: str
    command: Callable[[int], list[str]]
    """The command that serves on a port."""
    environment: dict[str, str]
    ready_path: str
    ask_path: str
    log: Path


class Server:
    """A running service."""

    def __init__(self, service: Service, process: psutil.Popen, port: int, started: float) -> None:
        self._service = service
        self._process = process
        self._port = port
        self._started = started

    @property
    def url(self) -> str:
        """Return where the server listens."""
        return f"http://127.0.0.1:{self._port}"

    def wait_ready(self) -> float:
        """Return seconds from the start of the process until it says it is ready."""
        self._wait(f"{self.url}{self._service.ready_path}", None)
        return time.perf_counter() - self._started

    def first_answer(self, question: str) -> float:
        """Return seconds from the start of the process until it has answered a question."""
        self._wait(f"{self.url}{self._service.ask_path}", body(question).encode())
        return time.perf_counter() - self._started

    def load(self, questions: list[str], clients: int, requests: int) -> Outcome:
        """Ask from several clients at once; raises RuntimeError if any request is refused or broken."""
        bodies = [body(question) for question in questions]
        load = Load(self._port, self._service.ask_path, bodies, clients, requests)
        done = subprocess.run(
            [sys.executable, "-m", "evals.bench.serving.load"],
            input=json.dumps(asdict(load)),
            capture_output=True,
            text=True,
            check=True,
        )
        outcome = Outcome(**json.loads(done.stdout))
        if outcome.errors:
            raise RuntimeError(f"{self._service.name} failed {outcome.errors} of {requests} requests; see its log.")
        return outcome

    def cpu_seconds(self) -> float:
        """Return the CPU time the server and its children have used so far."""
        used = [process.cpu_times() for process in self._family()]
        return float(sum(times.user + times.system for times in used))

    def resident_mb(self) -> float:
        """Return the resident memory of the server and its children in MB."""
        return float(sum(process.memory_info().rss for process in self._family()) / 1e6)

    def _family(self) -> list[psutil.Process]:
        return [self._process, *self._process.children(recursive=True)]

    def _wait(self, url: str, data: bytes | None) -> None:
        request = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})
        while time.perf_counter() - self._started < START_LIMIT:
            try:
                with urllib.request.urlopen(request, timeout=START_LIMIT) as response:
                    response.read()
                    return
            except (urllib.error.URLError, OSError):
                if self._process.poll() is not None:
                    raise RuntimeError(
                        f"{self._service.name} ended before it answered; see {self._service.log}."
                    ) from None
                time.sleep(_POLL)
        raise RuntimeError(f"{self._service.name} gave no answer within {START_LIMIT:.0f} s; see {self._service.log}.")


@contextmanager
def serving(service: Service) -> Iterator[Server]:
    """Start the service on a free port and end it afterwards."""
    port = free_port()
    environment = measured(service.environment)
    service.log.parent.mkdir(parents=True, exist_ok=True)
    with service.log.open("w", encoding="utf-8") as log:
        started = time.perf_counter()
        process = psutil.Popen(service.command(port), env=environment, stdout=log, stderr=log)
        try:
            yield Server(service, process, port, started)
        finally:
            _end(process)


def _end(process: psutil.Popen) -> None:
    with suppress(psutil.NoSuchProcess):
        process.terminate()
    try:
        process.wait(timeout=15)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait()


def body(question: str) -> str:
    """Return the request body both sides read."""
    return json.dumps({"question": question}, ensure_ascii=False)


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
