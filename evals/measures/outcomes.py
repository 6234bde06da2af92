"""Outcomes: how often the answer ended as it should, and macro-averaged F1 over the outcomes.

The label is the first of a question's outcomes; an answer that ended in any of them counts as its label. Macro-F1 is
the unweighted mean of F1 over the outcomes that are a label (Sokolova & Lapalme, "A systematic analysis of performance
measures for classification tasks", 2009). Both 0 to 1, more is better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from assistant.domain import Outcome
from evals.case import Case
from evals.measures.base import Better, Measure, SetMeasure, each

Confusion = Counter[tuple[Outcome, Outcome]]
"""How many questions of a label ended in an outcome."""


@dataclass(frozen=True, slots=True)
class ClassScores:
    """Precision, recall and F1 of one outcome; precision is None where no answer ended in it."""

    outcome: Outcome
    labelled: int
    precision: float | None
    recall: float
    f1: float


def is_right(case: Case) -> bool:
    """Return whether the answer ended in one of the right outcomes."""
    return case.seen.outcome in case.question.outcomes


def counted_as(case: Case) -> Outcome:
    """Return the outcome an answer counts as: the label where it is right."""
    return case.question.outcomes[0] if is_right(case) else case.seen.outcome


def confusion(cases: Sequence[Case]) -> Confusion:
    """Return the confusion matrix, label first."""
    return Counter((case.question.outcomes[0], counted_as(case)) for case in cases)


def by_class(matrix: Confusion) -> list[ClassScores]:
    """Return the scores of every outcome that is a label, in the order of ``Outcome``."""
    labels = {label for label, _ in matrix}
    return [_scores(matrix, outcome) for outcome in Outcome if outcome in labels]


def _scores(matrix: Confusion, outcome: Outcome) -> ClassScores:
    right = matrix[outcome, outcome]
    labelled = sum(count for (label, _), count in matrix.items() if label is outcome)
    ended = sum(count for (_, end), count in matrix.items() if end is outcome)
    return ClassScores(
        outcome, labelled, right / ended if ended else None, right / labelled, 2 * right / (labelled + ended)
    )


def _macro_f1(cases: Sequence[Case]) -> float | None:
    scores = by_class(confusion(cases))
    return fmean(score.f1 for score in scores) if scores else None


ACCURACY = Measure("right outcome", Better.higher, each(lambda case: float(is_right(case))))
MACRO_F1 = SetMeasure("outcome macro-F1", Better.higher, _macro_f1)
