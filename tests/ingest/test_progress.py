from __future__ import annotations

import io

from rich.console import Console

from ingest.progress import Progress


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def shown(*, terminal: bool) -> tuple[Progress, Clock, io.StringIO]:
    out, clock = io.StringIO(), Clock()
    return Progress(Console(file=out, force_terminal=terminal, width=100), clock), clock, out


def test_each_stage_is_timed() -> None:
    progress, clock, _ = shown(terminal=False)
    with progress.stage("Reading"):
        clock.now += 2.5
    with progress.stage("Embedding"):
        clock.now += 4.0
    assert progress.seconds == {"Reading": 2.5, "Embedding": 4.0}


def test_without_a_terminal_a_stage_is_one_plain_line() -> None:
    progress, clock, out = shown(terminal=False)
    with progress.stage("Reading", 3) as advance:
        for _ in range(3):
            clock.now += 1
            advance(1)
    assert out.getvalue() == "Reading: 3 in 3.0 s\n"


def test_a_stage_that_counts_nothing_says_only_its_time() -> None:
    progress, clock, out = shown(terminal=False)
    with progress.stage("Verifying"):
        clock.now += 1.25
    assert out.getvalue() == "Verifying: 1.2 s\n"


def test_a_long_stage_tells_rate_and_time_left_every_ten_seconds() -> None:
    progress, clock, out = shown(terminal=False)
    with progress.stage("Embedding", 100) as advance:
        for _ in range(25):
            clock.now += 1
            advance(2)
    assert out.getvalue().splitlines() == [
        "Embedding: 20 of 100, 2.0/s, 40 s left",
        "Embedding: 40 of 100, 2.0/s, 30 s left",
        "Embedding: 50 in 25.0 s",
    ]


def test_a_long_stage_of_unknown_length_tells_its_rate() -> None:
    progress, clock, out = shown(terminal=False)
    with progress.stage("Reading") as advance:
        clock.now += 10
        advance(40)
    assert out.getvalue().splitlines()[0] == "Reading: 40, 4.0/s"


def test_on_a_terminal_a_stage_is_a_bar_with_count_and_rate() -> None:
    progress, _, out = shown(terminal=True)
    with progress.stage("Embedding", 7) as advance:
        advance(3)
        advance(4)
    drawn = out.getvalue()
    assert all(part in drawn for part in ("Embedding", "7/7", "/s", "━"))


def test_what_is_said_is_shown_as_it_is() -> None:
    progress, _, out = shown(terminal=True)
    progress.say("Preparing [bold]the model[/bold] in /tmp/[x]")
    assert out.getvalue() == "Preparing [bold]the model[/bold] in /tmp/[x]\n"
