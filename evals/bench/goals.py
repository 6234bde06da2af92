"""What a figure should reach, and whether it does."""

from __future__ import annotations

from dataclasses import dataclass

from evals.bench.summary import Summary


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure beside its goal."""

    figure: str
    limit: float
    at_least: bool
    """True: the figure should reach the limit; False: it should not pass it."""
    reached: float | None
    """None: nothing that counts was measured."""
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side of its limit."""
        if self.reached is None:
            return False
        return self.reached >= self.limit if self.at_least else self.reached <= self.limit

    def row(self) -> tuple[str, str, str, str, str]:
        """Return the goal as a line of the report."""
        reached = "not measured" if self.reached is None else number(self.reached)
        sign = "≥" if self.at_least else "≤"
        return self.figure, f"{sign} {number(self.limit)}", reached, "yes" if self.met else "**no**", self.note


GOAL_HEAD = ("figure", "goal", "reached", "met", "how")


def number(value: float) -> str:
    """Return a number with three significant digits, without an exponent."""
    if value == 0:
        return "0"
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.3g}"


def spread(summary: Summary) -> str:
    """Return a median with its range."""
    return f"{number(summary.median)} ({number(summary.low)}–{number(summary.high)})"
