"""Names that all of evals uses, those of the splits and suites among them. Light: every ``lotsen`` imports it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

DATA = Path(__file__).parent / "data"

Say = Callable[[str], None]
"""Tells a person how far something is."""


class Split(StrEnum):
    """Development questions to work on; test questions for final figures only."""

    dev = "dev"
    test = "test"

    @property
    def path(self) -> Path:
        """The file of the split."""
        return DATA / f"{self}.jsonl"


class Suite(StrEnum):
    """What can be run."""

    answers = "answers"
    retrieval = "retrieval"
    law = "law"
    real = "real"
