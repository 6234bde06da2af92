"""Texts of the attack suite, one a line; tests read them too."""

from __future__ import annotations

from pathlib import Path


def lines(name: str) -> list[str]:
    """Return the lines of ``<name>.txt``."""
    return Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines()
