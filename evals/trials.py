"""What `make faults`, `make attack` and `make load` have in common: suite after suite is tried, told and published."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from evals.bench.machine import Machine, this_machine
from evals.faults.row import ROW_HEAD, Row
from evals.names import Say
from evals.report.markers import publish
from evals.report.table import table

S = TypeVar("S", bound=StrEnum)


def try_suites(
    suites: Iterable[S], run: Callable[[S, Path, Say], list[Row]], page: Path | None, note: Callable[[], str] = str
) -> int:
    """Run each suite in a scratch folder, print its section and put it into ``page`` (None: nowhere).

    ``note`` is called as a suite begins; what it returns ends the section. Returns how many rows went wrong.
    """
    machine, tried, wrong = this_machine(), 0, list[str]()
    for suite in suites:
        noted, began = note(), time.monotonic()
        with tempfile.TemporaryDirectory(prefix="lotsen-") as folder:
            found = run(suite, Path(folder), narrator(suite))
        rows = [replace(row, seen=row.seen.replace(folder, "…")) for row in found]
        text = "\n\n".join(filter(None, (section(rows, machine, time.monotonic() - began), noted)))
        print(f"## {suite}\n\n{text}\n", flush=True)
        if page:
            publish(f"faults:{suite}", text, page)
        tried += len(rows)
        wrong += [f"{suite}: {row.fault}" for row in rows if not row.ok]
    print(f"{tried - len(wrong)} of {tried} as expected.", *wrong, sep="\n- ")
    return len(wrong)


def section(rows: Sequence[Row], machine: Machine, seconds: float) -> str:
    """Return a suite's section: when, where, how many, and the table."""
    good = sum(row.ok for row in rows)
    head = f"Run {machine}, in {seconds:.0f} s: {good} of {len(rows)} as expected."
    return f"{head}\n\n{table(ROW_HEAD, [row.cells() for row in rows])}"


def narrator(suite: StrEnum) -> Say:
    """Return what tells on standard error how far a suite is, and since when it runs."""
    began = time.monotonic()

    def say(text: str) -> None:
        print(f"[{suite} {time.monotonic() - began:.0f} s] {text}", file=sys.stderr, flush=True)

    return say
