"""Abstention precision and recall: does Lotsen say that it does not know when, and only when, it should?

Abstaining is ending in ``no_source`` or ``out_of_scope``. Precision: of the answers that abstained, how many were to a
question that allows it. Recall: of the questions whose label is to abstain, how many ended in a right outcome.
After the refusal precision and recall of Trust-Score (Song et al., "Measuring and Enhancing Trustworthiness of LLMs in
RAG through Grounded Attributions and Learning to Refuse", ICLR 2025). More is better.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Outcome
from evals.case import Case
from evals.measures.base import Better, SetMeasure
from evals.measures.outcomes import is_right

ABSTAINING = frozenset({Outcome.no_source, Outcome.out_of_scope})


def _abstained(cases: Sequence[Case]) -> list[bool]:
    return [bool(ABSTAINING & set(c.question.outcomes)) for c in cases if c.seen.outcome in ABSTAINING]


def _to_abstain(cases: Sequence[Case]) -> list[bool]:
    return [is_right(case) for case in cases if case.question.outcomes[0] in ABSTAINING]


def _share(right: Sequence[bool]) -> float | None:
    return sum(right) / len(right) if right else None


PRECISION = SetMeasure(
    "abstention precision",
    Better.higher,
    lambda cases: _share(_abstained(cases)),
    lambda cases: len(_abstained(cases)),
)
RECALL = SetMeasure(
    "abstention recall",
    Better.higher,
    lambda cases: _share(_to_abstain(cases)),
    lambda cases: len(_to_abstain(cases)),
)
