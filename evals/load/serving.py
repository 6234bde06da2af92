"""Runs the counted server in a process of its own and reads what it holds."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

from assistant.settings import Settings
from evals.bench.serving.server import free_port

_DATABASE = "/chroma/chroma.sqlite3"
_CALM_SECONDS = 1.0
"""A client that left must be forgotten within this time."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a server holds at one moment."""

    tasks: int
    runs: int
    descriptors: int
    """Without those of ``connections``."""
    connections: int
    """Chroma's to its database: a pool within bounds, which opens and closes them, and a thread each, as it likes."""
    threads: int
    memory_mb: float

    def within(self, other: Held) -> bool:
        """Whether it is no more than another in all that must not leak."""
        return self.tasks <= other.tasks and self.descriptors <= other.descriptors

    def __str__(self) -> str:
        return (
            f"{self.tasks} tasks, {self.runs} questions, {self.descriptors} descriptors beside "
            f"{self.connections} of Chroma's pool, {self.threads} threads, {self.memory_mb:.0f} MB"
        )


class Loaded:
    """A running server."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.port = port
        self._process = process

    def held(self) -> Held:
        """Ask what it holds now."""
        self._process.send_signal(signal.SIGUSR1)
        assert self._process.stdout
        told = json.loads(self._process.stdout.readline())
        seen = psutil.Process(self._process.pid)
        pool = sum(file.path.endswith(_DATABASE) for file in seen.open_files())
        memory = seen.memory_info().rss / 1e6
        return Held(told["tasks"], told["runs"], seen.num_fds() - pool, pool, seen.num_threads(), memory)

    def calm(self) -> Held:
        """Wait a moment, so that it can forget who left, and ask what it holds then."""
        time.sleep(_CALM_SECONDS)
        return self.held()


@contextmanager
def serving(settings: Settings, **changed: object) -> Iterator[Loaded]:
    """Serve with these settings, some of them changed. Raises RuntimeError when it does not start."""
    port = free_port()
    named = {"data": settings.data, "index": settings.index_folder, "embedding": settings.embedding, **changed}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LOTSEN_")}
    environment |= {f"LOTSEN_{name.upper()}": str(value) for name, value in named.items()}
    environment |= {"LOTSEN_LOG_LEVEL": "warning", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "evals.load.counted", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        if not process.stdout.readline():
            raise RuntimeError(f"The server ended with exit code {process.wait()} before it answered; see above why.")
        yield Loaded(process, port)
    finally:
        process.terminate()
        process.wait()
        process.stdout.close() if process.stdout else None
