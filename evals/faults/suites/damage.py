"""Damaged, missing and foreign indexes, a read-only folder and a full disk.

Each damage is done to a copy of a good build. A new process must refuse it in plain words (exit code 3), a server that
started on it must say 503 with the reason, and a server that has a good build must go on answering from that.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from assistant.index.layout import BUILDS, CURRENT
from evals.faults.corpus import METHODS, QUESTION
from evals.faults.damages import Damage, damages, flip_one, publish_damaged
from evals.faults.opener import Opener
from evals.faults.place import Place
from evals.faults.row import Row
from evals.faults.serving import Served, serving
from evals.names import Say

ASKED = QUESTION.format(METHODS[0])
NO_INDEX = Damage("CURRENT is missing", shutil.rmtree, "There is no index")


def run(folder: Path, flips: int, every: bool, say: Say) -> list[Row]:
    """Do every damage (or, where not ``every``, each third) and flip ``flips`` single bytes in each file."""
    warm, cold = Place(folder / "warm"), Place(folder / "cold")
    if (built := warm.build(1)).code:
        raise RuntimeError(f"The corpus of this suite cannot be built: {built.message}")
    good = warm.index / BUILDS / (warm.current() or "")
    pristine = folder / "pristine"
    shutil.copytree(good, pristine)
    rows = []
    with serving(warm) as warm_server, serving(cold) as cold_server:
        warm_server.ask(ASKED)
        rows.append(_missing(cold, cold_server))
        for number, damage in enumerate(damages()[:: 1 if every else 3]):
            say(damage.name)
            for place in (warm, cold):
                publish_damaged(pristine, place.index, f"damaged-{number}", damage)
            rows.append(_row(damage, cold, cold_server, warm_server, good.name))
        (warm.index / CURRENT).unlink()
        rows.append(_vanished(warm_server, good.name))
    say("single bytes")
    rows.append(_single_bytes(folder, pristine, flips))
    return rows


def _missing(place: Place, server: Served) -> Row:
    return _row(NO_INDEX, place, server, None, "")


def _row(damage: Damage, cold: Place, cold_server: Served, warm_server: Served | None, good: str) -> Row:
    ended = cold.lotsen("ask", ASKED)
    ready = cold_server.ready()
    reason = ready.json().get("detail", "")
    outcome = cold_server.ask(ASKED).json().get("outcome")
    told = ended.err + ended.out
    ok = (ended.code, ended.traced, ready.status_code, outcome) == (3, False, 503, "index_missing")
    ok = ok and damage.named in reason and damage.named in told and "lotsen build" in reason
    seen = f"exit {ended.code}; 503: {reason}" if ready.status_code == 503 else f"ready {ready.status_code}"
    expected = "exit 3, 503 with the reason"
    if warm_server is not None:
        answer = warm_server.ask(ASKED).json()
        ok = ok and (answer["outcome"], answer["index"]["build_id"]) == ("answered", good)
        expected += "; the last good build is served on"
        seen += f"; served on: {answer['outcome']}"
    return Row(damage.name, expected, seen, ok)


def _vanished(server: Served, good: str) -> Row:
    answer = server.ask(ASKED).json()
    ok = (answer["outcome"], answer["index"]["build_id"]) == ("answered", good)
    return Row("CURRENT is deleted under a running server", "served on", answer["outcome"], ok)


def _single_bytes(folder: Path, pristine: Path, flips: int) -> Row:
    """Flip one byte at a time in each file: the build is refused, or answers and passes its check as before."""
    chance = random.Random(1)
    root = folder / "flipped"
    counts = {"refused": 0, "as before": 0, "wrong": 0}
    wrong = ""
    with Opener() as opener:
        for path in sorted(path for path in pristine.rglob("*") if path.is_file()):
            for _ in range(flips):
                shutil.rmtree(root, ignore_errors=True)
                name = path.relative_to(pristine)
                damage = Damage("", lambda copy, name=name: flip_one(copy / name, chance), "")  # type: ignore[misc]
                publish_damaged(pristine, root, pristine.name, damage)
                seen = opener.look(root)
                if seen.problem or seen.outcome == "index_missing":
                    found = "wrong" if seen.outcome == "crashed" else "refused"
                else:
                    found = "as before" if (seen.outcome, ASKED[4:14] in seen.text) == ("answered", True) else "wrong"
                counts[found] += 1
                wrong = wrong or (f": {name}: {seen}" if found == "wrong" else "")
    total = sum(counts.values())
    return Row(
        f"one byte flipped, {total} times over all files",
        "refused with its reason, or answered as before; never a crash or other words",
        ", ".join(f"{count} {name}" for name, count in counts.items()) + wrong,
        not counts["wrong"],
    )
