"""``python -m evals.attack [SUITE]… [--index DIR] [--quick]``: all suites by default."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant import settings as configuration
from assistant.settings import Settings
from evals.attack.place import attacked
from evals.attack.suites import direct, documents, hidden, overblocking, personal
from evals.faults.row import Row
from evals.faults.serving import serving
from evals.names import Say
from evals.report.markers import DOCS
from evals.trials import try_suites

PAGE = DOCS / "attack.md"


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
    settings = configuration.load(index=index)

    def run(suite: Suite, folder: Path, say: Say) -> list[Row]:
        return _run(suite, folder, settings, quick, say)

    raise typer.Exit(bool(try_suites(suites or list(Suite), run, None if quick else PAGE)))


def _run(suite: Suite, folder: Path, settings: Settings, quick: bool, say: Say) -> list[Row]:
    if suite is Suite.documents:
        return documents.run(attacked(folder, settings, folder / "index"), 4 if quick else 24, say)
    if suite is Suite.hidden:
        return hidden.run(attacked(folder, settings, folder / "index"))
    place = attacked(folder, settings)
    with serving(place) as server:
        if suite is Suite.direct:
            return direct.run(server, 60 if quick else 1_000, say)
        return overblocking.run(server) if suite is Suite.overblocking else personal.run(server, place)


if __name__ == "__main__":
    typer.run(main)
