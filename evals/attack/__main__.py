"""``python -m evals.attack [SUITE]… [--index DIR] [--quick]``: all suites by default."""

from __future__ import annotations

import sys
import tempfile
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant import settings as configuration
from assistant.settings import Settings
from evals.attack.place import attacked
from evals.attack.suites import direct, documents, hidden, overblocking, personal
from evals.bench.machine import this_machine
from evals.faults.report import publish, section
from evals.faults.row import Row
from evals.faults.serving import serving

PAGE = Path(__file__).resolve().parents[2] / "docs" / "attack.md"


class Suite(StrEnum):
    """Families of attacks."""

    direct = "direct"
    documents = "documents"
    hidden = "hidden"
    overblocking = "overblocking"
    personal = "personal"


def main(
    suites: Annotated[list[Suite] | None, typer.Argument(help="Default: all.")] = None,
    index: Annotated[Path | None, typer.Option("--index", help="Index to attack; default: the one in use.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="A few of each, not published: to try the command.")] = False,
) -> None:
    """Attack the real server and write docs/attack.md. Exit code 1: something went otherwise than promised."""
    settings, machine, wrong = configuration.load(index=index), this_machine(), list[str]()
    for suite in suites or list(Suite):
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="lotsen-attack-") as folder:
            rows = _run(suite, Path(folder), settings, quick)
        text = section(rows, machine, time.monotonic() - began)
        print(f"## {suite}\n\n{text}\n", flush=True)
        if not quick:
            publish(suite, text, PAGE)
        wrong += [f"{suite}: {row.fault}" for row in rows if not row.ok]
    print(f"{len(wrong)} went otherwise than promised.", *wrong, sep="\n- ")
    raise typer.Exit(bool(wrong))


def _run(suite: Suite, folder: Path, settings: Settings, quick: bool) -> list[Row]:
    if suite is Suite.documents:
        return documents.run(attacked(folder, settings, folder / "index"), 4 if quick else 24, _say)
    if suite is Suite.hidden:
        return hidden.run(attacked(folder, settings, folder / "index"))
    place = attacked(folder, settings)
    with serving(place) as server:
        if suite is Suite.direct:
            return direct.run(server, 60 if quick else 1_000, _say)
        return overblocking.run(server) if suite is Suite.overblocking else personal.run(server, place)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    typer.run(main)
