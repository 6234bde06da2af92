"""Provision hit@5: does every need of the question find a gold provision? 0 or 1 a question, more is better.

Success@k of ir-measures (hit rate), with each need of the question as a query of its own and all of them required; a
question that names no provision has no value. Two are reported apart: among the first five passages retrieved, and
among the provisions the answer cites. The second is scored only when the answer has statements (evals/data/README.md).
"""

from __future__ import annotations

from collections.abc import Collection

from evals.case import Case
from evals.measures.base import Better, Measure, each

FIRST = 5


def _met(case: Case, provisions: Collection[str | None]) -> float | None:
    needs = case.question.provisions
    return float(all(any(gold in provisions for gold in need) for need in needs)) if needs else None


def _retrieved(case: Case) -> float | None:
    return _met(case, [place.provision for place in case.seen.found[:FIRST]])


def _cited(case: Case) -> float | None:
    return _met(case, case.cited_provisions) if case.seen.statements else None


RETRIEVED = Measure("provision hit@5, retrieved", Better.higher, each(_retrieved))
CITED = Measure("provision hit, cited", Better.higher, each(_cited))
