"""A scratch place with a corpus, an index and a data folder of its own, and the real ``lotsen`` command run in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from assistant.index.layout import BUILDS, CURRENT
from evals.faults.corpus import write_edition

LIMIT_SECONDS = 180
"""A command that takes longer counts as hanging."""
COMMAND = (sys.executable, "-c", "from assistant.cli import main; main()")
HANGS = 124
"""Exit code noted for a command that was ended after LIMIT_SECONDS."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def message(self) -> str:
        """The last line a person reads: of stderr, or of stdout where stderr is empty."""
        lines = (self.err.strip() or self.out.strip()).splitlines()
        return lines[-1] if lines else ""

    @property
    def traced(self) -> bool:
        """Whether a stack trace reached the person."""
        return "Traceback" in self.err + self.out


class Place:
    """Everything lies below one folder, and nothing of the machine's own Lotsen is touched."""

    def __init__(self, folder: Path) -> None:
        """Use ``folder``; it need not exist."""
        self.folder = folder
        self.corpus = folder / "corpus"
        self.index = folder / "index"
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("LOTSEN_")} | {
            "LOTSEN_EMBEDDING": "hashing",
            "LOTSEN_DATA": str(folder / "data"),
            "LOTSEN_INDEX": str(self.index),
            "OMP_NUM_THREADS": "1",
        }

    def lotsen(self, *words: str | bytes | Path, setup: Callable[[], None] | None = None, **environment: str) -> Ended:
        """Run a command to its end; ``setup`` runs in the child before it, to set limits."""
        try:
            done = subprocess.run(
                [*COMMAND, *words],
                env=self.environment | environment,
                capture_output=True,
                timeout=LIMIT_SECONDS,
                preexec_fn=setup,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Ended(HANGS, "", f"no end after {LIMIT_SECONDS} seconds")
        return Ended(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))

    def start(self, *words: str | Path, output: IO[str] | None = None) -> subprocess.Popen[str]:
        """Start a command and return at once; both outputs go to ``output``, or are pipes."""
        return subprocess.Popen(
            [*COMMAND, *map(str, words)],
            env=self.environment,
            stdout=output or subprocess.PIPE,
            stderr=output or subprocess.PIPE,
            text=True,
            errors="replace",
        )

    def build(self, edition: int | None = None) -> Ended:
        """Build the corpus, written anew first when an edition is given."""
        if edition is not None:
            write_edition(self.corpus, edition)
        return self.lotsen("build", "--corpus", self.corpus, "--json")

    def current(self) -> str | None:
        """Return what stands in CURRENT, None where there is no such file."""
        try:
            return (self.index / CURRENT).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None

    def builds(self) -> list[str]:
        """Return the names of the folders below builds, sorted."""
        folder = self.index / BUILDS
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
