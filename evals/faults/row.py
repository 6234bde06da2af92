"""What a fault was expected to do and what it did: one line of the report."""

from __future__ import annotations

from dataclasses import dataclass

ROW_HEAD = ("fault", "expected", "seen", "ok")


@dataclass(frozen=True, slots=True)
class Row:
    """One fault."""

    fault: str
    expected: str
    seen: str
    ok: bool

    def cells(self) -> tuple[str, str, str, str]:
        """Return the row for a Markdown table."""
        return _cell(self.fault), _cell(self.expected), _cell(self.seen), "yes" if self.ok else "**no**"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
