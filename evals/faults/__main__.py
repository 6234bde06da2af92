"""``python -m evals.faults [kills|builders|damage|disks|swap|questions|corpora]… [--quick]``: all suites by default."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from evals.faults.row import Row
from evals.faults.suites import builders, corpora, damage, disks, kills, questions, swap
from evals.names import Say
from evals.report.markers import DOCS
from evals.trials import try_suites

PAGE = DOCS / "reliability.md"


class Suite(StrEnum):
    """Families of faults."""

    kills = "kills"
    builders = "builders"
    damage = "damage"
    disks = "disks"
    swap = "swap"
    questions = "questions"
    corpora = "corpora"


def main(
    suites: Annotated[list[Suite] | None, typer.Argument(help="Default: all.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="A few of each, not published: to try the command.")] = False,
) -> None:
    """Try the real commands with faults and bad input and write docs/reliability.md. Exit code 1: one went wrong."""

    def run(suite: Suite, folder: Path, say: Say) -> list[Row]:
        return _run(suite, folder, quick, say)

    raise typer.Exit(bool(try_suites(suites or list(Suite), run, None if quick else PAGE)))


def _run(suite: Suite, folder: Path, quick: bool, say: Say) -> list[Row]:
    if suite is Suite.kills:
        return kills.run(folder, 3 if quick else 200, say)
    if suite is Suite.builders:
        return builders.run(folder, 1 if quick else 20, say)
    if suite is Suite.damage:
        return damage.run(folder, 1 if quick else 10, not quick, say)
    if suite is Suite.disks:
        return disks.run(folder, not quick, say)
    if suite is Suite.swap:
        return swap.run(folder, 2 if quick else 20, say)
    return questions.run(folder, not quick, say) if suite is Suite.questions else corpora.run(folder, say)


if __name__ == "__main__":
    typer.run(main)
