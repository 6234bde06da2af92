"""``python -m evals.load [streams|drops|refusals|soak]… [--index DIR] [--quick]``: all suites by default."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant import settings as configuration
from assistant.settings import Settings
from evals.bench.machine import calibrate
from evals.faults.row import Row
from evals.load.suites import drops, refusals, soak, streams
from evals.names import Say, Split
from evals.questions import load_questions
from evals.report.markers import DOCS
from evals.trials import try_suites

PAGE = DOCS / "load.md"


class Suite(StrEnum):
    """Kinds of load."""

    streams = "streams"
    drops = "drops"
    refusals = "refusals"
    soak = "soak"


def main(
    suites: Annotated[list[Suite] | None, typer.Argument(help="Default: all.")] = None,
    index: Annotated[Path | None, typer.Option("--index", help="Index to ask; default: the one in use.")] = None,
    minutes: Annotated[float, typer.Option(min=0.1, help="How long the soak lasts.")] = 10,
    quick: Annotated[bool, typer.Option("--quick", help="A tenth of it, not published: to try the command.")] = False,
) -> None:
    """Load the real server and write docs/load.md. Exit code 1: something went otherwise than promised."""
    settings = configuration.load(index=index)

    def run(suite: Suite, folder: Path, say: Say) -> list[Row]:
        return _run(suite, settings, 0.1 if quick else 1, 60 * minutes)

    def note() -> str:
        return f"Other work on the machine stretched a fixed loop {calibrate():.1f} times when this began."

    raise typer.Exit(bool(try_suites(suites or list(Suite), run, None if quick else PAGE, note)))


def _run(suite: Suite, settings: Settings, share: float, seconds: float) -> list[Row]:
    questions = [question.question for question in load_questions(Split.dev.path)]
    if suite is Suite.streams:
        return streams.run(settings, questions, round(share * 500))
    if suite is Suite.drops:
        return drops.run(settings, questions, round(share * 1_000))
    if suite is Suite.refusals:
        return refusals.run(settings, questions, round(share * 2_000))
    return soak.run(settings, questions, share * seconds)


if __name__ == "__main__":
    typer.run(main)
