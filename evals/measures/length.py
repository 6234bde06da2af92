"""Answer length: characters and statements of the answers that have statements. Described, not judged."""

from __future__ import annotations

from evals.case import Case
from evals.measures.base import Better, Measure, each


def _characters(case: Case) -> float | None:
    return float(sum(len(statement.text) for statement in case.seen.statements)) or None


CHARACTERS = Measure("answer length, characters", Better.neither, each(_characters))
STATEMENTS = Measure(
    "answer length, statements", Better.neither, each(lambda case: float(len(case.seen.statements)) or None)
)
