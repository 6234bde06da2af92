"""Puts each suite's result between its markers in docs/performance.md, and its raw figures beside it as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from evals.bench.goals import GOAL_HEAD, Goal
from evals.bench.machine import Machine
from evals.report.markers import DOCS, publish
from evals.report.table import table


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


def publish_result(result: SuiteResult, machine: Machine, docs: Path = DOCS) -> None:
    """Write the section into performance.md and the raw figures into measurements/."""
    publish(f"bench:{result.name}", result.markdown(machine), docs / "performance.md")
    raw = docs / "measurements" / f"{result.name}.json"
    raw.parent.mkdir(exist_ok=True)
    content = {"machine": asdict(machine), "goals": [asdict(goal) for goal in result.goals], "raw": result.raw}
    raw.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
