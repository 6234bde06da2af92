"""Shows how far a build is: bars on a terminal, plain lines elsewhere; always on stderr, and timed by stage."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

LINE_EVERY: Final = 10.0
"""Seconds between two lines of a long stage where there is no terminal."""

Advance = Callable[[int], None]
"""Called with how many more are done."""


class _RateColumn(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f}/s" if speed else "", style="progress.data.speed")


class Progress:
    """The stages of one build on one console; ``seconds`` says how long each took."""

    def __init__(self, console: Console | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """Show on ``console``: stderr by default, so that stdout stays clean for the result."""
        self._console = console or Console(stderr=True)
        self._clock = clock
        self.seconds: dict[str, float] = {}

    def say(self, text: str) -> None:
        """Show one line."""
        self._console.print(text, highlight=False, markup=False)

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Advance]:
        """Show a stage while its body runs; the body calls what it is given. ``total`` is None while unknown."""
        started = self._clock()
        shown = self._bar(name, total) if self._console.is_terminal else self._lines(name, total)
        with shown as advance:
            yield advance
        self.seconds[name] = self._clock() - started

    @contextmanager
    def _bar(self, name: str, total: int | None) -> Iterator[Advance]:
        columns = [
            SpinnerColumn(),
            TextColumn("{task.description:<12}"),
            BarColumn(),
            MofNCompleteColumn(),
            _RateColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
        ]
        with Bars(*columns, console=self._console) as bars:
            task = bars.add_task(name, total=total)
            yield lambda more: bars.advance(task, more)
            done = bars.tasks[0].completed
            bars.update(task, total=total if total is not None else done)

    @contextmanager
    def _lines(self, name: str, total: int | None) -> Iterator[Advance]:
        started = spoken = self._clock()
        done = 0

        def advance(more: int) -> None:
            nonlocal done, spoken
            done += more
            now = self._clock()
            if now - spoken >= LINE_EVERY:
                spoken = now
                self.say(f"{name}: {_so_far(done, total, now - started)}")

        yield advance
        count = f"{done} in " if done else ""
        self.say(f"{name}: {count}{self._clock() - started:.1f} s")


def _so_far(done: int, total: int | None, seconds: float) -> str:
    rate = done / seconds if seconds else 0.0
    if total is None or not rate:
        return f"{done}, {rate:.1f}/s"
    return f"{done} of {total}, {rate:.1f}/s, {max(0, total - done) / rate:.0f} s left"
