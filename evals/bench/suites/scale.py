"""How an index grows: build time, memory, disk, opening and searching, up to half a million passages."""

from __future__ import annotations

import json
import shutil
import sys
from typing import Any

from evals.bench.goals import number
from evals.bench.plan import Plan
from evals.bench.report import SuiteResult
from evals.bench.sides import output
from evals.names import Say
from evals.report.table import table

COLUMNS = (
    ("texts_s", "catalogue, BM25, s"),
    ("vectors_s", "Chroma, s"),
    ("vectors_cpu_s", "Chroma, CPU s"),
    ("peak_mb", "peak memory, MB"),
    ("disk_mb", "on disk, MB"),
    ("open_s", "open, s"),
    ("p50_ms", "search p50, ms"),
    ("p95_ms", "p95, ms"),
    ("cpu_ms", "CPU, ms"),
    ("resident_mb", "resident, MB"),
    ("served_p95_ms", "with a Chroma server: p95, ms"),
    ("served_resident_mb", "resident, MB"),
    ("server_mb", "the server's, MB"),
)


def run(plan: Plan, say: Say) -> SuiteResult:
    """Build and search one index of each size, each in a process of its own."""
    measured: list[dict[str, Any]] = []
    for count in plan.scale_passages:
        folder = plan.folder / f"scale-{count}"
        figures: dict[str, Any] = {}
        for step in ("build", "search", "served"):
            figures |= json.loads(
                output([sys.executable, "-m", "evals.bench.own.scale", step, str(count), str(folder)], {})
            )
            say(f"{count} passages, {step}: {figures}")
        shutil.rmtree(folder)
        measured.append(figures)
    rows = [(f"{row['passages']:,}", *(number(row[name]) for name, _ in COLUMNS)) for row in measured]
    return SuiteResult(
        "scale",
        "Random unit vectors, generated text, a vector a sentence; one process builds, another searches (candidates "
        "with exact scores, then eight passages read), a third searches with the vectors in a Chroma server. Wall "
        "times, one run a size.",
        (table(("passages", *(label for _, label in COLUMNS)), rows),),
        (),
        measured,
    )
