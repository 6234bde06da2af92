"""Puts each suite's rows between its markers in docs/reliability.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evals.bench.machine import Machine
from evals.bench.report import table
from evals.faults.row import ROW_HEAD, Row

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"


def section(rows: Sequence[Row], machine: Machine, seconds: float) -> str:
    """Return a suite's section: when, where, how many, and the table."""
    good = sum(row.ok for row in rows)
    head = f"Run {machine}, in {seconds:.0f} s: {good} of {len(rows)} as expected."
    return f"{head}\n\n{table(ROW_HEAD, [row.cells() for row in rows])}"


def publish(suite: str, text: str, page: Path = PAGE) -> None:
    """Write the section between the suite's markers. Raises ValueError where the page does not have them once each."""
    start, end = f"<!-- faults:{suite} -->", f"<!-- /faults:{suite} -->"
    whole = page.read_text(encoding="utf-8")
    if whole.count(start) != 1 or whole.count(end) != 1:
        raise ValueError(f"{page.name} needs the markers {start} and {end}, once each.")
    before, rest = whole.split(start)
    page.write_text(f"{before}{start}\n{text}\n{end}{rest.split(end)[1]}", encoding="utf-8")
