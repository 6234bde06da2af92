"""The server and the command as people run them: processes of their own over a small index of our own texts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-c", "from assistant.cli import main; main()"]


def environment(data: Path, **settings: str) -> dict[str, str]:
    return {**os.environ, "LOTSEN_DATA": str(data), "LOTSEN_EMBEDDING": "hashing", **settings}


def build(data: Path) -> None:
    """Build an index of our sample texts, a chapter of the law's digests and the concordance."""
    corpus = data / "corpus"
    shutil.copytree(ROOT / "tests" / "data" / "corpus", corpus)
    for name in ("law/lou-6.sv.md", "law/foa-3-12.nb.md", "concordance.csv", "terms.toml"):
        shutil.copy(ROOT / "corpus" / name, corpus)
    command = [*COMMAND, "build", "--corpus", str(corpus)]
    built = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100, env=environment(data))
    assert built.returncode == 0, built.stderr


@contextmanager
def server(data: Path, **settings: str) -> Iterator[str]:
    """Run ``lotsen serve`` and give its address."""
    log = (data / "serve.log").open("w+")
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", _free_port()],
        stdout=subprocess.PIPE,
        stderr=log,
        env=environment(data, **settings),
    )
    assert process.stdout
    try:
        line = process.stdout.readline().decode()
        found = re.match(r"http://\S+", line)
        assert found, (data / "serve.log").read_text()
        yield found[0]
    finally:
        process.terminate()
        assert process.wait(15) == 0
        process.stdout.close()
        log.close()


def _free_port() -> str:
    from assistant.channels.http.server import listen

    with listen("127.0.0.1", 0) as taken:
        return str(taken.getsockname()[1])
