"""Corpus folders and files that cannot be read, and a port that is taken."""

from __future__ import annotations

import json
import re
import shutil
import socket
import time
from pathlib import Path

from evals.faults.bad_files import bad_files, in_encodings, nested_documents
from evals.faults.corpus import write_edition
from evals.faults.place import Ended, Place
from evals.faults.row import Row
from evals.names import Say

TEXT = "Att köpa på prov\n\nÅren före köpet prövar köparen tjänsten i liten skala, skriver vi här i filen {}.\n"
BUILD_SECONDS = 120
_BOX = re.compile("[\u2500-\u257f]+")
"""The frame around messages about wrong usage."""


def run(folder: Path, say: Say) -> list[Row]:
    """Build every bad folder and a corpus full of bad files."""
    place = Place(folder)
    place.build(1)
    published = place.current()
    empty, bad = folder / "empty", folder / "bad"
    empty.mkdir()
    _write(bad, bad_files())
    rows = [
        _row(
            "a corpus folder that does not exist", 2, "does not exist", place.lotsen("build", "--corpus", folder / "no")
        ),
        _row("a file as corpus folder", 2, "not a folder", place.lotsen("build", "--corpus", _a_file(place))),
        _row("an empty corpus folder", 4, "no documents", place.lotsen("build", "--corpus", empty)),
        _row("a corpus of bad files only", 4, "were left out", place.lotsen("build", "--corpus", bad)),
        _row("a file as index folder", 2, "is a file", _index_is_file(place)),
    ]
    untouched = place.current() == published
    rows.append(
        Row("the published index after all of these", "untouched", "untouched" if untouched else "changed", untouched)
    )
    say("folders done")
    rows += [_bad_beside_good(place, bad), _nested(place), _encodings(place), _port_in_use(place)]
    return rows


def _row(fault: str, code: int, said: str, ended: Ended) -> Row:
    told = " ".join(_BOX.sub("", ended.err or ended.out).split())
    ok = ended.code == code and said in told and not ended.traced
    shown = told if len(told) <= 240 else f"{told[:120]} … {told[-120:]}"
    return Row(fault, f"exit {code}, a sentence that says so", f"exit {ended.code}: {shown}", ok)


def _a_file(place: Place) -> Path:
    return next(place.corpus.iterdir())


def _index_is_file(place: Place) -> Ended:
    return place.lotsen("build", "--corpus", place.corpus, "--index", _a_file(place), TERMINAL_WIDTH="90")


def _write(folder: Path, files: dict[str, bytes]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def _bad_beside_good(place: Place, bad: Path) -> Row:
    write_edition(bad, 2)
    began = time.monotonic()
    report = json.loads(place.lotsen("build", "--corpus", bad, "--json").out or "{}")
    seconds = time.monotonic() - began
    skipped = {one["path"] for one in report.get("skipped", ()) if one["reason"]}
    missed = sorted(set(bad_files()) - skipped)
    return Row(
        f"{len(bad_files())} bad files beside good ones",
        f"each left out with its reason, the good ones published, within {BUILD_SECONDS} s",
        f"{len(skipped)} left out, {report.get('documents')} documents published in {seconds:.0f} s"
        + (f"; not left out: {', '.join(missed)}" if missed else ""),
        not missed and report.get("documents") == 6 and seconds < BUILD_SECONDS,
    )


def _nested(place: Place) -> Row:
    folder = _write(place.folder / "nested", nested_documents())
    write_edition(folder, 3)
    began = time.monotonic()
    report = json.loads(place.lotsen("build", "--corpus", folder, "--json").out or "{}")
    seconds = time.monotonic() - began
    skipped = [f"{one['path']}: {one['reason']}" for one in report.get("skipped", ())]
    ok = report.get("documents", 0) >= 6 and seconds < BUILD_SECONDS
    expected = f"read or left out with a reason, the good ones published, within {BUILD_SECONDS} s"
    return Row("100,000 nested elements, a line of 4 MB", expected, f"{seconds:.0f} s; {'; '.join(skipped)}", ok)


def _encodings(place: Place) -> Row:
    files = {name: content for name, content in _encoded().items()}
    place.lotsen("build", "--corpus", _write(place.folder / "encoded", files))
    found = place.lotsen("search", "Åren före köpet prövar köparen tjänsten", "--json", "--jurisdiction", "EU").out
    right = found.count("Åren före köpet prövar köparen tjänsten")
    return Row(
        "one text in UTF-8, UTF-8 with a mark, Latin-1 and UTF-16",
        "å ä ö as written, in each",
        f"{right} of {len(files)} files",
        right == len(files),
    )


def _encoded() -> dict[str, bytes]:
    return {name: in_encodings(TEXT.format(name))[name] for name in in_encodings("")}


def _port_in_use(place: Place) -> Row:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        return _row("a port in use", 2, f"Port {port} on 127.0.0.1 is in use", place.lotsen("serve", "--port", port))
