"""What a check found, and how much it looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in the corpus that is not as it should be."""

    path: str
    """Below the corpus folder."""
    line: int
    """From 1."""
    what: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}; expected: {self.expected}"


@dataclass(slots=True)
class Tally:
    """How many of one kind of thing were compared, and what was wrong with them."""

    name: str
    checked: int = 0
    unchecked: int = 0
    """Things whose provision does not lie in the folder, or not in the wording that is meant."""
    findings: list[Finding] = field(default_factory=list)

    def add(self, findings: Iterable[Finding] | None) -> None:
        """Count one thing: None when it could not be compared, else what was wrong with it."""
        if findings is None:
            self.unchecked += 1
        else:
            self.checked += 1
            self.findings += findings
