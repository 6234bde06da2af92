"""Rounds of fresh processes that alternate the sides, and the ratio of each round.

Alternating in one run cancels what a busy or throttled machine does to both sides; the ratio of one round is
therefore steadier than the ratio of two medians.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from evals.bench.machine import QUIET, calibrate
from evals.bench.summary import Summary, summarise
from evals.names import Say

Figures = dict[str, float]
"""What one process of one side measured, by name."""


@dataclass(frozen=True, slots=True)
class Round:
    """One process of each side, and how quiet the machine was around them."""

    calibration: float
    sides: dict[str, Figures]

    @property
    def quiet(self) -> bool:
        """Whether wall times of this round count."""
        return self.calibration <= QUIET


@dataclass(frozen=True, slots=True)
class Ratio:
    """Lotsen ÷ the other side, round by round."""

    summary: Summary
    counted: int
    rounds: int
    ahead: int
    """In how many of the counted rounds Lotsen was the better one."""


@dataclass(slots=True)
class Comparison:
    """All rounds of one suite."""

    rounds: list[Round] = field(default_factory=list)

    def values(self, side: str, figure: str) -> list[float]:
        """Return one figure of one side over the rounds."""
        return [entry.sides[side][figure] for entry in self.rounds]

    def ratio(self, figure: str, ours: str, theirs: str, wall: bool, more_is_better: bool) -> Ratio | None:
        """Return ours ÷ theirs; a wall figure counts in quiet rounds only. None where no round counts."""
        counted = [entry for entry in self.rounds if entry.quiet or not wall]
        ratios = [entry.sides[ours][figure] / entry.sides[theirs][figure] for entry in counted]
        if not ratios:
            return None
        ahead = sum(ratio > 1 if more_is_better else ratio < 1 for ratio in ratios)
        return Ratio(summarise(ratios), len(ratios), len(self.rounds), ahead)


def alternate(
    sides: Mapping[str, Callable[[], Figures]],
    rounds: int,
    say: Say,
    warm_up: Sequence[Callable[[], object]] = (),
) -> Comparison:
    """Run the warm-ups once, then every side once a round, in turn."""
    for action in warm_up:
        action()
    comparison = Comparison()
    for number in range(1, rounds + 1):
        calibrations = [calibrate()]
        figures: dict[str, Figures] = {}
        for name, measure in sides.items():
            figures[name] = measure()
            calibrations.append(calibrate())
            shown = ", ".join(f"{key} {value:.3g}" for key, value in figures[name].items())
            say(f"round {number} of {rounds}, {name}: {shown}")
        comparison.rounds.append(Round(max(calibrations), figures))
    return comparison
