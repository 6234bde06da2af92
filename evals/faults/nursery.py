"""Starts ``lotsen build`` without the seconds that importing its libraries takes.

A process of its own (``python -m evals.faults.nursery``) imports them once and forks itself for each build, which then
runs the command from its first line. It reads the words of a command from standard input, one JSON list a line, and
answers with two lines: the process id, and, when that process has ended, its exit code (negative: the signal).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self


class Running:
    """A command under way."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    @property
    def ended(self) -> bool:
        """Whether the process is gone."""
        return not Path(f"/proc/{self.pid}").exists()

    def kill(self) -> None:
        """Send SIGKILL; a process that has ended meanwhile is left alone."""
        if not self.ended:
            os.kill(self.pid, signal.SIGKILL)


class Nursery:
    """Starts one command after the other. Use as a context manager."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start commands with these environment variables."""
        command = [sys.executable, "-m", "evals.faults.nursery"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(environment)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def start(self, words: Sequence[str]) -> Running:
        """Start ``lotsen`` with these words; ``code`` must be read before the next start."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(list(words)) + "\n")
        self._process.stdin.flush()
        return Running(int(self._line()))

    def code(self) -> int:
        """Wait for the end of the command started last and return its exit code; negative: the signal."""
        return int(self._line())

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


def main() -> None:
    """Fork once for each line of standard input."""
    import chromadb.config  # noqa: F401

    import ingest.build
    import ingest.cli
    import ingest.duplicates  # noqa: F401
    from assistant.embedding import hashing  # noqa: F401

    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            _become(json.loads(line))
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _become(words: list[str]) -> None:
    from assistant.cli import main as lotsen

    # The pipes belong to the nursery; a builder that outlives it must not hold them open.
    silent = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(silent, descriptor)
    sys.argv = ["lotsen", *words]
    code = 1
    try:
        lotsen()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
