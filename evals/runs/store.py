"""Where runs are kept, and how a person names one: by its id, its folder, or `last`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import QuestionsUnreadable
from assistant.settings import Settings
from evals.runs.run import RUN

LAST = "last"


def runs_folder(settings: Settings) -> Path:
    """Return the folder that holds the runs, newest name last."""
    return settings.data / "evals"


def new_id(suite: str) -> str:
    """Return an id that sorts by time: 20261122-083000-123-answers."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"[:-3] + f"-{suite}"


def find_run(settings: Settings, name: str) -> Path:
    """Return a run's folder. Raises QuestionsUnreadable saying which runs there are."""
    folder = runs_folder(settings)
    known = sorted(path.parent for path in folder.glob(f"*/{RUN}"))
    if name == LAST and known:
        return known[-1]
    for path in (folder / name, Path(name)):
        if (path / RUN).is_file():
            return path
    newest = ", ".join(path.name for path in known[-5:]) or "none yet; `lotsen eval` makes one"
    raise QuestionsUnreadable(f"There is no run {name!r} in {folder}. Newest runs: {newest}.")
