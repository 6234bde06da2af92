"""Unsupported-number rate: the share of an answer's numbers that stand in none of the quotes cited for them.

Less is better, and it must be 0. A number is a run of digits with its groups and decimals ("2 197 545", "6.5"); spaces
inside it do not count. Over answers that state a number.
"""

from __future__ import annotations

import re

from evals.case import Case
from evals.measures.base import Better, Measure, each

_NUMBER = re.compile(r"\d+(?:[\s.,]\d+)*")


def unsupported(case: Case) -> tuple[list[str], int]:
    """Return the numbers without support, and how many numbers the answer states."""
    missing, stated = [], 0
    for statement in case.seen.statements:
        known = {number for source in case.cited_by(statement) for number in _numbers(source.quote)}
        numbers = _numbers(statement.text)
        stated += len(numbers)
        missing += [number for number in numbers if number not in known]
    return missing, stated


def _rate(case: Case) -> float | None:
    missing, stated = unsupported(case)
    return len(missing) / stated if stated else None


def _numbers(text: str) -> list[str]:
    return [re.sub(r"\s", "", number) for number in _NUMBER.findall(text)]


MEASURE = Measure("unsupported-number rate", Better.lower, each(_rate))
