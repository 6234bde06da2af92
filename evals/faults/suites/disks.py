"""A full disk and a read-only one, before, during and after a build."""

from __future__ import annotations

import resource
from functools import partial
from pathlib import Path

from evals.faults.corpus import METHODS, QUESTION
from evals.faults.disk import MEGABYTES, fill, make_read_only, small_disk
from evals.faults.place import Ended, Place
from evals.faults.row import Row
from evals.faults.serving import Served, serving
from evals.names import Say

ASKED = QUESTION.format(METHODS[0])
LIMITS = (2_000, 20_000, 100_000, 180_000)
"""Bytes a file may have, in place of a full disk: each stops another file half-way."""


def run(folder: Path, every: bool, say: Say) -> list[Row]:
    """Build with small limits on file size, and on a small disk that is filled and then made read-only."""
    rows = [_limited(Place(folder / "limited"), LIMITS if every else LIMITS[1:2])]
    say("file size limits done")
    with small_disk(folder / "disk") as mounted:
        if mounted:
            rows += _on_disk(folder / "disk", folder / "corpus")
        else:
            rows.append(Row("full and read-only disk", "needs the right to mount one", "not run", True))
    return rows


def _limited(place: Place, limits: tuple[int, ...]) -> Row:
    place.build(1)
    published, seen, ok = place.current(), [], True
    for limit in limits:
        setup = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit))
        ended = place.lotsen("build", "--corpus", place.corpus, setup=setup)
        seen.append(f"{limit:,}: exit {ended.code}")
        ok = ok and (ended.code, ended.traced) == (4, False) and "untouched" in ended.message
        ok = ok and place.builds() == [published] and place.current() == published
    return Row(
        f"files cannot grow beyond a limit during a build, {len(limits)} limits",
        "exit 4, nothing left behind, the published index untouched",
        "; ".join(seen),
        ok,
    )


def _on_disk(disk: Path, corpus: Path) -> list[Row]:
    place = Place(disk / "place")
    place.corpus = corpus
    place.build(1)
    good = place.current()
    with serving(place) as server:
        server.ask(ASKED)
        fill(disk)
        full = [
            _row(f"build on a full disk ({MEGABYTES} MB)", 4, "is full", place.build(2)),
            _row("a new process opens the index on a full disk", 3, "the disk is full", place.lotsen("ask", ASKED)),
            _served_on("a running server when its disk is full", server, good),
        ]
    (disk / "filler").unlink()
    make_read_only(disk)
    read_only = [
        _row("build into a read-only folder", 4, "cannot be written", place.build()),
        _row("a new process opens a read-only index", 3, "may not", place.lotsen("ask", ASKED)),
    ]
    return full + read_only


def _row(fault: str, code: int, said: str, ended: Ended) -> Row:
    ok = ended.code == code and said in ended.message and not ended.traced
    return Row(fault, f"exit {code}, a sentence that says so", f"exit {ended.code}: {ended.message}", ok)


def _served_on(fault: str, server: Served, good: str | None) -> Row:
    answer = server.ask(ASKED).json()
    ok = (answer["outcome"], answer["index"]["build_id"]) == ("answered", good)
    return Row(fault, "answers on from the published build", answer["outcome"], ok)
