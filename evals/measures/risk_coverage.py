"""Risk–coverage curve and its area (AURC): does the evidence tell the answers that hold from those that do not?

Source: Geifman, Uziel & El-Yaniv, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers", ICLR 2019. The
questions that were retrieved for are sorted by the evidence they were weighed by. At coverage c the risk is the share
of the c strongest that would be answered wrongly: the labels allow no answer, or neither a gold provision for every
need nor a gold document is among the first five passages. Less area is better; a perfect order of a share r of wrong
ones reaches r + (1 − r)·ln(1 − r), a random one r.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Outcome
from evals.case import Case
from evals.measures.base import Better, SetMeasure
from evals.measures.provision_hit import FIRST

ANSWERED = frozenset({Outcome.answered, Outcome.partly_answered})


def curve(cases: Sequence[Case]) -> list[tuple[float, float]]:
    """Return (coverage, risk) for each number of questions answered, the strongest first."""
    weighed = [(case.seen.strength, _wrong(case)) for case in cases if case.seen.strength is not None]
    ordered = sorted(weighed, key=lambda one: -one[0])
    points, wrong = [], 0
    for answered, (_, is_wrong) in enumerate(ordered, start=1):
        wrong += is_wrong
        points.append((answered / len(ordered), wrong / answered))
    return points


def _wrong(case: Case) -> bool:
    question, first = case.question, case.seen.found[:FIRST]
    if not ANSWERED & set(question.outcomes):
        return True
    provisions = {place.provision for place in first}
    if question.provisions and all(provisions & set(need) for need in question.provisions):
        return False
    known = bool(question.provisions or question.documents)
    return known and not any(place.document in question.documents for place in first)


def _area(cases: Sequence[Case]) -> float | None:
    points = curve(cases)
    return sum(risk for _, risk in points) / len(points) if points else None


AURC = SetMeasure("area under the risk–coverage curve", Better.lower, _area, lambda cases: len(curve(cases)))
