"""Parsing in a child process: a file that crashes, hangs or swells its parser costs a Skip, never the build."""

from __future__ import annotations

import os
import resource
import signal
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from ingest.model import ParsedDocument, RawDocument, Skip

MEMORY_BYTES = 2_000_000_000
"""Address space of a child. Reading a one-page DOCX with unstructured, spaCy and numba maps 0.48 GB."""
CPU_SECONDS = 30
WALL_SECONDS = 60.0

_Reply = tuple[str, tuple[ParsedDocument, ...] | str]


class ParserPool:
    """A child process that parses one file after the other, and is replaced when a file ruins it.

    Use as a context manager. The child starts with the first file and is reused while it is healthy.
    """

    def __init__(
        self,
        *,
        memory_bytes: int = MEMORY_BYTES,
        cpu_seconds: int = CPU_SECONDS,
        wall_seconds: float = WALL_SECONDS,
    ) -> None:
        self._limits = (memory_bytes, cpu_seconds)
        self._wall_seconds = wall_seconds
        self._child: tuple[BaseProcess, Connection] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def parse(self, raw: RawDocument) -> tuple[ParsedDocument, ...]:
        """Return the documents of ``raw``; raises Skip when it cannot be read within the limits."""
        if self._child is not None and not self._child[0].is_alive():
            self._end()
        child, connection = self._child or self._start()
        try:
            connection.send(raw)
            if not connection.poll(self._wall_seconds):
                self._end()
                raise Skip(f"parsing took longer than {self._wall_seconds:g} seconds and was stopped")
            outcome, value = connection.recv()
        except (EOFError, OSError):
            child.join(5)
            code = child.exitcode
            self._end()
            raise Skip(self._reason_of_death(code)) from None
        if outcome == "parsed":
            assert isinstance(value, tuple)
            return value
        if outcome == "out of memory":
            self._end()
            raise Skip(f"parsing needed more than {self._limits[0] / 1e9:g} GB of memory and was stopped")
        raise Skip(str(value))

    def _start(self) -> tuple[BaseProcess, Connection]:
        # A fresh interpreter: a forked one would share the index's and the model's threads and locks.
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        child = context.Process(target=_serve, args=(theirs, *self._limits), daemon=True, name="lotsen-parser")
        child.start()
        theirs.close()
        self._child = child, ours
        return self._child

    def _end(self) -> None:
        if self._child is None:
            return
        child, connection = self._child
        self._child = None
        connection.close()
        child.kill()
        child.join()
        child.close()

    def _reason_of_death(self, code: int | None) -> str:
        if code is not None and -code in (signal.SIGXCPU, signal.SIGKILL):
            return f"parsing used more than {self._limits[1]} seconds of processor time and was stopped"
        return f"the parser crashed on this file (exit code {code})"


def _serve(connection: Connection, memory_bytes: int, cpu_seconds: int) -> None:
    """Answer one file after the other until the parent closes the connection."""
    os.environ.update(DO_NOT_TRACK="1", UNSTRUCTURED_DISABLE_NOTICE="1", OMP_NUM_THREADS="1")
    # Ctrl-C goes to the whole group; the parent ends its child itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            raw: RawDocument = connection.recv()
        except EOFError:
            return
        # The limit counts from the child's start, so each file gets its seconds on top of what is used already.
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + cpu_seconds + 1, resource.RLIM_INFINITY))
        connection.send(_reply(raw))


def _reply(raw: RawDocument) -> _Reply:
    # Read here, in the child: the limits are set before any parser is loaded.
    from ingest.parse.dispatch import parse

    try:
        return "parsed", parse(raw)
    except Skip as skip:
        return "skipped", skip.reason
    except MemoryError:
        return "out of memory", ""
    except RecursionError:
        return "skipped", "the document is nested too deeply to be read"
    except Exception as error:
        return "skipped", f"the file cannot be read: {type(error).__name__}: {str(error)[:200]}"
