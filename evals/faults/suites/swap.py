"""A server under constant questions while build after build is published: no failed and no mixed answer, no leak."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

from evals.faults.corpus import METHODS, QUESTION, editions_in, write_edition
from evals.faults.nursery import Nursery
from evals.faults.place import Place
from evals.faults.row import Row
from evals.faults.serving import Served, serving
from evals.names import Say

CLIENTS = 4
PAUSE_SECONDS = 0.02
"""Between two questions of one client, so that builds get on beside them."""
GROWTH = 1.10
"""Resident memory at the end may be so many times that after the second swap."""


@dataclass(slots=True)
class Answers:
    """What the clients got."""

    answered: int = 0
    failed: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    editions: dict[str, set[int]] = field(default_factory=dict)
    """By build: the editions its answers quoted."""


def run(folder: Path, swaps: int, say: Say) -> list[Row]:
    """Publish so many builds under load."""
    place, answers, stop = Place(folder), Answers(), threading.Event()
    place.build(0)
    edition_of = {place.current(): 0}
    memory, descriptors = [], []
    with serving(place) as server, Nursery(place.environment) as nursery:
        clients = [threading.Thread(target=_ask_on, args=(server, number, answers, stop)) for number in range(CLIENTS)]
        for client in clients:
            client.start()
        for edition in range(1, swaps + 1):
            write_edition(place.corpus, edition)
            nursery.start(["build", "--corpus", str(place.corpus)])
            if code := nursery.code():
                answers.failed.append(f"build {edition} ended with {code}")
            edition_of[place.current()] = edition
            _wait_for_swap(answers, place.current())
            memory.append(server.process.memory_info().rss / 1e6)
            descriptors.append(_descriptors(server.process))
            say(f"{edition} of {swaps} published, {answers.answered} answers, {len(answers.failed)} failed")
        stop.set()
        for client in clients:
            client.join()
    mixed = answers.mixed + [
        f"{build} quoted {editions}"
        for build, editions in answers.editions.items()
        if editions != {edition_of.get(build)}
    ]
    return _rows(swaps, answers, mixed, memory, descriptors)


def _ask_on(server: Served, number: int, answers: Answers, stop: threading.Event) -> None:
    question = {"question": QUESTION.format(METHODS[number])}
    with httpx.Client(base_url=server.client.base_url, timeout=60) as client:
        while not stop.is_set():
            try:
                answer = client.post("/api/chat", json=question).raise_for_status().json()
            except httpx.HTTPError as error:
                answers.failed.append(repr(error))
                continue
            said = " ".join(statement["text"] for statement in answer["statements"])
            quoted = editions_in(said + " ".join(source["quote"] for source in answer["sources"]))
            if answer["outcome"] != "answered":
                answers.failed.append(answer["outcome"])
            elif len(quoted) != 1:
                answers.mixed.append(f"one answer quoted the editions {quoted}")
            answers.editions.setdefault(answer["index"]["build_id"], set()).update(quoted)
            answers.answered += 1
            time.sleep(PAUSE_SECONDS)


def _wait_for_swap(answers: Answers, build_id: str | None) -> None:
    end = time.monotonic() + 30
    while build_id not in answers.editions and time.monotonic() < end:
        time.sleep(0.01)
    time.sleep(0.5)


def _descriptors(process: psutil.Process) -> int:
    """Return how many files the server has open, its clients' connections not counted."""
    return int(process.num_fds()) - len(process.net_connections("tcp"))


def _rows(swaps: int, answers: Answers, mixed: list[str], memory: list[float], descriptors: list[int]) -> list[Row]:
    start = min(1, swaps - 1)
    growth = memory[-1] / memory[start]
    return [
        Row(
            f"{swaps} builds published under the questions of {CLIENTS} clients",
            "no failed and no mixed-build answer; every build is served",
            f"{answers.answered} answers, {len(answers.failed)} failed, {len(mixed)} mixed; "
            f"{len(answers.editions)} builds served" + "".join(f"; {text}" for text in (answers.failed + mixed)[:1]),
            not answers.failed and not mixed and len(answers.editions) >= swaps,
        ),
        Row(
            f"resident memory over {swaps} swaps",
            f"at most {GROWTH:.2f} × that after swap {start + 1}",
            f"{memory[start]:.0f} MB, at the end {memory[-1]:.0f} MB ({growth:.2f} ×)",
            growth <= GROWTH,
        ),
        Row(
            f"open files over {swaps} swaps",
            f"no more than after swap {start + 1}",
            f"{descriptors[start]}, at the end {descriptors[-1]}",
            descriptors[-1] <= descriptors[start] + 2,
        ),
    ]
