"""Opens an index as a new process would, again and again, in a child: a damaged one can crash the interpreter.

The child (``python -m evals.faults.opener``) reads index folders from standard input, one a line, and writes one line
of JSON for each.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from evals.faults.corpus import METHODS, QUESTION


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of opening, checking and asking an index."""

    build_id: str | None
    outcome: str
    text: str
    """What the answer says."""
    problem: str | None
    """Why the index is not whole; None when it is."""


class Opener:
    """The child, started when first needed and anew after a crash. Use as a context manager."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child is not None:
            self._child.communicate()

    def look(self, root: Path) -> Seen:
        """Open the current index below ``root`` anew, check it whole and ask it a question."""
        child = self._child = self._child or self._start()
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(f"{root}\n")
        child.stdin.flush()
        if line := child.stdout.readline():
            return Seen(**json.loads(line))
        code = child.wait()
        self._child = None
        return Seen(None, "crashed", "", f"the process that opened the index crashed (exit code {code})")

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "evals.faults.opener"]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def look(root: Path) -> Seen:
    """Check the current index below ``root`` as a build is checked before it is published, then ask it a question."""
    from assistant.answering.pipeline import Pipeline
    from assistant.domain import Question
    from assistant.embedding.hashing import HashingEmbedder
    from assistant.errors import LotsenError
    from assistant.index.layout import current_build
    from assistant.index.live import LiveIndex
    from assistant.retrieval.terms import Terms
    from ingest.verify import verify

    embedder = HashingEmbedder()
    live = LiveIndex(root, embedder.model_id)
    problem = None
    try:
        verify(current_build(root))
    except LotsenError as error:
        problem = str(error)
    try:
        answer = Pipeline(live, embedder, Terms.open()).answer(Question(QUESTION.format(METHODS[0])))
    finally:
        live.close()
    said = " ".join(statement.text for statement in answer.statements)
    return Seen(answer.build_id, answer.outcome.value, said, problem)


def main() -> None:
    """Look at each index folder named on standard input."""
    for line in sys.stdin:
        print(json.dumps(asdict(look(Path(line.rstrip("\n"))))), flush=True)


if __name__ == "__main__":
    main()
