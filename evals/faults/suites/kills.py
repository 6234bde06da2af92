"""kill -9 during ``lotsen build``, again and again, over a corpus that changes each time.

A build that was not yet holding the lock has touched nothing, so the moment is drawn from the time after that. Every
fourth kill is aimed at the short time in which a checked build is renamed and made current.
"""

from __future__ import annotations

import random
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from assistant.index.layout import BUILDS, MANIFEST
from evals.faults.corpus import editions_in, write_edition
from evals.faults.nursery import Nursery, Running
from evals.faults.opener import Opener
from evals.faults.place import Place
from evals.faults.row import Row
from evals.names import Say
from ingest.publish import KEPT, PARTIAL

SEED = 20261122
AIMED_EVERY = 4
"""One kill in so many waits for the end of the check."""
AIMED_SECONDS = 0.04
"""From the end of the check until a build is current and its predecessors removed."""
WHOLE_EVERY = 20
"""One build in so many runs to its end."""
_POLL = 0.001


@dataclass(slots=True)
class Tally:
    """What was seen."""

    killed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("before", "checking", "publishing"), 0))
    """Kills by what the build had reached: before its manifest, its check, its publication."""
    published: int = 0
    whole: int = 0
    """Builds that were let run, and ended with exit code 0."""
    let_run: int = 0
    broken: list[str] = field(default_factory=list)
    most_folders: int = 0


def run(folder: Path, kills: int, say: Say) -> list[Row]:
    """Kill so many builds and return what came of them."""
    place, chance, tally = Place(folder), random.Random(SEED), Tally()
    with Nursery(place.environment) as nursery, Opener() as opener:
        window = _first_build(place, nursery)
        say(f"a build holds the lock for {window:.1f} seconds")
        editions = {place.current(): 0}
        edition = 0
        while sum(tally.killed.values()) < kills:
            edition += 1
            write_edition(place.corpus, edition)
            if edition % WHOLE_EVERY == 0:
                tally.let_run += 1
                tally.whole += place.build().code == 0
            else:
                _kill_one(place, nursery, chance.uniform(0, window), aimed=edition % AIMED_EVERY == 0, tally=tally)
            _check(place, opener, editions, edition, tally)
            if edition % 10 == 0:
                say(f"{sum(tally.killed.values())} of {kills} killed, {len(tally.broken)} broken")
        last = place.build(edition + 1)
        _check(place, opener, editions, edition + 1, tally)
    return _rows(place, tally, last.code)


def _first_build(place: Place, nursery: Nursery) -> float:
    """Return how many seconds a build holds the lock."""
    write_edition(place.corpus, 0)
    builder = nursery.start(_words(place))
    wait_for_partial(place, builder)
    began = time.monotonic()
    if code := nursery.code():
        raise RuntimeError(f"The corpus of this suite cannot be built (exit code {code}).")
    return time.monotonic() - began


def _words(place: Place) -> list[str]:
    return ["build", "--corpus", str(place.corpus), "--json"]


def _kill_one(place: Place, nursery: Nursery, moment: float, *, aimed: bool, tally: Tally) -> None:
    """Kill a build ``moment`` seconds after it took the lock, or, if aimed, shortly after its check has ended."""
    before = place.current()
    builder = nursery.start(_words(place))
    partial = wait_for_partial(place, builder)
    if aimed:
        wait_for_check(builder)
        time.sleep(moment % AIMED_SECONDS)
    elif partial is not None:
        time.sleep(moment)
    builder.kill()
    code = nursery.code()
    if code == -signal.SIGKILL and partial is not None:
        reached = "before"
        if place.current() != before or not partial.exists():
            reached = "publishing"
        elif (partial / MANIFEST).exists():
            reached = "checking"
        tally.killed[reached] += 1
    elif code:
        tally.broken.append(f"a build that was not killed ended with {code}")


def wait_for_partial(place: Place, builder: Running) -> Path | None:
    """Return the folder that the builder fills, as soon as it is there; None if it ends before."""
    old = set(place.builds())
    while not builder.ended:
        for name in set(place.builds()) - old:
            if name.endswith(PARTIAL):
                return place.index / BUILDS / name
        time.sleep(_POLL)
    return None


def wait_for_check(builder: Running) -> None:
    """Return when the child process that checks the new build has ended."""
    seen = False
    while not builder.ended:
        checking = _has_checker(builder.pid)
        if seen and not checking:
            return
        seen = seen or checking
        time.sleep(_POLL)


def _has_checker(pid: int) -> bool:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return any(b"ingest.verify" in Path(f"/proc/{child}/cmdline").read_bytes() for child in children)
    except OSError:
        return False


def _check(place: Place, opener: Opener, editions: dict[str | None, int], edition: int, tally: Tally) -> None:
    """Note whether what is current is whole, answers, and answers from one edition."""
    current = place.current()
    if current not in editions:
        editions[current] = edition
        tally.published += 1
    seen = opener.look(place.index)
    if seen.problem:
        tally.broken.append(seen.problem)
    elif (seen.build_id, seen.outcome, editions_in(seen.text)) != (current, "answered", {editions[current]}):
        tally.broken.append(f"{current} of edition {editions[current]} gave {seen}")
    tally.most_folders = max(tally.most_folders, len(place.builds()))


def _rows(place: Place, tally: Tally, last_code: int) -> list[Row]:
    kills = sum(tally.killed.values())
    counts = ", ".join(f"{count} {name}" for name, count in tally.killed.items())
    left = place.builds()
    clean = len(left) <= KEPT and not any(name.endswith(PARTIAL) for name in left)
    orphans = _orphans(place)
    return [
        Row(
            f"kill -9 during the build, {kills} times",
            "the published index opens, passes its check and answers from one edition, every time",
            f"{kills} killed ({counts}), {tally.published} published, {len(tally.broken)} broken"
            + (f": {tally.broken[0]}" if tally.broken else ""),
            not tally.broken,
        ),
        Row(
            "the build after a killed one",
            "exit 0",
            f"{tally.whole + (last_code == 0)} of {tally.let_run + 1} ended with 0",
            tally.whole == tally.let_run and last_code == 0,
        ),
        Row(
            "what killed builds leave",
            f"at most {KEPT} builds and what two killed builds left; {KEPT} builds after the next whole one",
            f"at most {tally.most_folders} folders, then {len(left)}; {orphans} processes",
            tally.most_folders <= KEPT + 2 and clean and not orphans,
        ),
    ]


def _orphans(place: Place) -> int:
    """Return how many processes still work in the place, ten seconds at most after the last build."""
    for _ in range(100):
        found = sum(_works_in(process, place) for process in psutil.process_iter())
        if not found:
            return 0
        time.sleep(0.1)
    return found


def _works_in(process: psutil.Process, place: Place) -> bool:
    try:
        return process.environ().get("LOTSEN_DATA") == place.environment["LOTSEN_DATA"]
    except psutil.Error:
        return False
