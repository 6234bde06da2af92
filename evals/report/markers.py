"""Puts generated sections between their markers in a page of docs/: `<!-- eval:law-dev -->` opens one."""

from __future__ import annotations

from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def publish(name: str, section: str, page: Path) -> None:
    """Replace what stands between the markers of ``name``, such as "eval:law-dev".

    Raises ValueError where the page does not have them once each, and leaves it as it is.
    """
    text = page.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if text.count(start) != 1 or text.count(end) != 1:
        raise ValueError(f"{page.name} needs the markers {start} and {end}, once each.")
    before, rest = text.split(start)
    page.write_text(f"{before}{start}\n{section}\n{end}{rest.split(end)[1]}", encoding="utf-8")
