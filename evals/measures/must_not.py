"""Forbidden strings: the share of questions whose answer or notice holds a string that makes it wrong; less is better.

Over the questions that name such strings.
"""

from __future__ import annotations

from evals.case import Case
from evals.measures.base import Better, Measure, each
from evals.strings import holds


def violations(case: Case) -> list[str]:
    """Return the forbidden strings that the answer holds."""
    said = [statement.text for statement in case.seen.statements] + [case.seen.notice or ""]
    return [string for string in case.question.must_not if any(holds(text, string) for text in said)]


MEASURE = Measure(
    "forbidden strings",
    Better.lower,
    each(lambda case: float(bool(violations(case))) if case.question.must_not else None),
)
