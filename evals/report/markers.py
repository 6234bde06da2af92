"""Puts generated sections between their markers in docs/evaluation.md."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "evaluation.md"


def publish(name: str, section: str, page: Path = PAGE) -> None:
    """Replace what stands between the markers of ``name``. Raises ValueError when the page lacks them."""
    page.write_text(replaced(page.read_text(encoding="utf-8"), name, section), encoding="utf-8")


def replaced(text: str, name: str, section: str) -> str:
    """Return the text with the part between the two markers of ``name`` replaced; ValueError without them."""
    start, end = f"<!-- eval:{name} -->", f"<!-- /eval:{name} -->"
    if text.count(start) != 1 or text.count(end) != 1:
        raise ValueError(f"docs/evaluation.md needs the markers {start} and {end}, once each.")
    before, rest = text.split(start)
    return f"{before}{start}\n{section}\n{end}{rest.split(end)[1]}"
