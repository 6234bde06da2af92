"""Two runs side by side: what differs in figures, and which questions flipped."""

from __future__ import annotations

from dataclasses import dataclass

from evals.case import Case
from evals.measures.catalogue import ALL
from evals.measures.passes import failings
from evals.runs.paired import Difference, compared
from evals.runs.run import Run


@dataclass(frozen=True, slots=True)
class Flip:
    """A question that passes in one run only."""

    a: Case
    b: Case

    @property
    def better(self) -> bool:
        """Whether it passes in B."""
        return not failings(self.b)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `lotsen eval compare` shows."""

    a: Run
    b: Run
    differences: tuple[Difference, ...]
    flips: tuple[Flip, ...]
    """Those that got worse first."""


def compare(a: Run, b: Run) -> Comparison:
    """Compare two runs over the questions they have in common."""
    differences = (compared(measure, a.cases, b.cases) for measure in ALL)
    after = {case.question.id: case for case in b.cases}
    pairs = [Flip(case, after[case.question.id]) for case in a.cases if case.question.id in after]
    flips = sorted((pair for pair in pairs if bool(failings(pair.a)) is not bool(failings(pair.b))), key=_worse_first)
    return Comparison(a, b, tuple(one for one in differences if one), tuple(flips))


def _worse_first(flip: Flip) -> tuple[bool, str]:
    return flip.better, flip.a.question.id
