"""Puts each suite's result between its markers in docs/performance.md, and its raw figures beside it as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from evals.bench.goals import GOAL_HEAD, Goal
from evals.bench.machine import Machine

DOCS = Path(__file__).resolve().parents[2] / "docs"


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """What one suite found."""

    name: str
    how: str
    """Sizes and method, in a sentence or two."""
    tables: tuple[str, ...]
    """Markdown."""
    goals: tuple[Goal, ...]
    raw: Any = field(repr=False)
    """What can be computed again from: every round, every question. JSON."""

    def markdown(self, machine: Machine) -> str:
        """Return the suite's section."""
        goals = table(GOAL_HEAD, [goal.row() for goal in self.goals])
        return "\n\n".join((f"Measured {machine}. {self.how}", goals, *self.tables))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def publish(result: SuiteResult, machine: Machine, docs: Path = DOCS) -> None:
    """Write the section into performance.md and the raw figures into measurements/."""
    page = docs / "performance.md"
    page.write_text(replaced(page.read_text(encoding="utf-8"), result.name, result.markdown(machine)), encoding="utf-8")
    raw = docs / "measurements" / f"{result.name}.json"
    raw.parent.mkdir(exist_ok=True)
    content = {"machine": asdict(machine), "goals": [asdict(goal) for goal in result.goals], "raw": result.raw}
    raw.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def replaced(page: str, name: str, section: str) -> str:
    """Return the page with the text between a suite's two markers replaced. Raises ValueError without the markers."""
    start, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    if page.count(start) != 1 or page.count(end) != 1:
        raise ValueError(f"docs/performance.md needs the markers {start} and {end}, once each.")
    before, rest = page.split(start)
    return f"{before}{start}\n{section}\n{end}{rest.split(end)[1]}"
