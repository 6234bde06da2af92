"""``python -m evals.bench.own.parsing FILE…``: how long acts take to read, each in processor seconds of one core.

Every file is read once to load what its reader needs, then ROUNDS times; the figure is the median. Goal: 1 s an act.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from statistics import median

from ingest.model import Heading, RawDocument
from ingest.parse import parse

ROUNDS = 5


def measure(file: Path) -> dict[str, float]:
    """Return seconds, megabytes, documents, provisions, and characters of the text that stand in no block."""
    raw = RawDocument(file.parent, file.name, file.read_bytes())
    documents = parse(raw)
    seconds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        documents = parse(raw)
        seconds.append(time.process_time() - started)
    blocks = [block for parsed in documents for block in parsed.blocks]
    return {
        "cpu_s": round(median(seconds), 3),
        "mb": round(len(raw.data) / 1e6, 2),
        "documents": len(documents),
        "provisions": sum(isinstance(block, Heading) and block.provision is not None for block in blocks),
        "remainder": sum(len(part) for parsed in documents for part in parsed.remainder),
    }


if __name__ == "__main__":
    print(json.dumps({file: measure(Path(file)) for file in sys.argv[1:]}, indent=1))
