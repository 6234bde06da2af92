"""``python -m evals.faults [kills|builders|damage|disks|swap|questions|corpora]… [--quick]``: all suites by default."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from evals.bench.machine import this_machine
from evals.faults.report import publish, section
from evals.faults.row import Row
from evals.faults.suites import builders, corpora, damage, disks, kills, questions, swap

Say = Callable[[str], None]


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
    machine, all_rows = this_machine(), list[Row]()
    for suite in suites or list(Suite):
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="lotsen-faults-") as folder:
            found = _run(suite, Path(folder), quick, _narrator(suite))
        rows = [replace(row, seen=row.seen.replace(folder, "…")) for row in found]
        text = section(rows, machine, time.monotonic() - began)
        print(f"## {suite}\n\n{text}\n", flush=True)
        if not quick:
            publish(suite, text)
        all_rows += rows
    wrong = [row.fault for row in all_rows if not row.ok]
    print(f"{len(all_rows) - len(wrong)} of {len(all_rows)} faults as expected.", *wrong, sep="\n- ")
    raise typer.Exit(bool(wrong))


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


def _narrator(suite: Suite) -> Say:
    began = time.monotonic()

    def say(text: str) -> None:
        print(f"[{suite} {time.monotonic() - began:.0f} s] {text}", file=sys.stderr, flush=True)

    return say


if __name__ == "__main__":
    typer.run(main)
