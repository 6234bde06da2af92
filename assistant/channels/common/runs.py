"""Runs of the pipeline: a bounded number at work, a bounded number waiting, each stopped when nobody waits for it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import AsyncIterator, Generator
from concurrent.futures import Future, ThreadPoolExecutor

from assistant.channels.common.failure import Failure
from assistant.channels.common.incidents import incident
from assistant.channels.common.ports import Pipeline, Step
from assistant.domain import Answer, Question, Statement
from assistant.errors import IndexUnusable

RETRY_AFTER_SECONDS = 2

log = logging.getLogger("lotsen.http")


class Run:
    """One question on its way through the pipeline. ``work`` belongs to a worker thread, all else to the event loop."""

    def __init__(self, question: Question, *, with_steps: bool) -> None:
        self._question = question
        self._with_steps = with_steps
        self._loop = asyncio.get_running_loop()
        self._items: asyncio.Queue[Step | Statement | Answer | Failure | None] = asyncio.Queue()
        self._timers: list[asyncio.TimerHandle] = []
        self._stopped = threading.Event()
        self.future: Future[None] | None = None

    async def items(self) -> AsyncIterator[Step | Statement | Answer]:
        """Yield steps and early statements (where asked for), then the answer; raises the Failure that ends the run."""
        while (item := await self._items.get()) is not None:
            if isinstance(item, Failure):
                raise item
            yield item
            if isinstance(item, Answer):
                return

    async def answer(self) -> Answer | None:
        """Return the answer, None when the run is stopped first; raises the Failure that ends the run instead."""
        async for item in self.items():
            if isinstance(item, Answer):
                return item
        return None

    def fail_after(self, seconds: float, failure: Failure) -> None:
        """End the run with this failure unless it is finished by then."""
        self._timers.append(self._loop.call_later(seconds, self._end, failure))

    def stop(self) -> None:
        """Nobody waits any more: give the place back, or do not begin the next stage."""
        self._end(None)

    def _end(self, failure: Failure | None) -> None:
        self._items.put_nowait(failure)
        self._stopped.set()
        if self.future is not None:
            self.future.cancel()
        for timer in self._timers:
            timer.cancel()

    def work(self, pipeline: Pipeline) -> None:
        """Run the pipeline to its end, or to the first stage that would begin after the run was stopped."""
        began = time.perf_counter()
        try:
            steps = pipeline.run(self._question)
            with contextlib.closing(steps) if isinstance(steps, Generator) else contextlib.nullcontext():
                for step in steps:
                    if self._stopped.is_set():
                        return
                    if isinstance(step, Answer):
                        log.info("answered outcome=%s ms=%.0f", step.outcome, 1000 * (time.perf_counter() - began))
                        self._hand_over(step)
                    elif self._with_steps:
                        self._hand_over(step)
        except IndexUnusable as error:
            self._hand_over(Failure("index_missing", 503, str(error)))
        except Exception as error:
            self._hand_over(incident(error, log))

    def _hand_over(self, item: Step | Statement | Answer | Failure) -> None:
        # After the server has stopped there is no loop left to tell.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._items.put_nowait, item)


class Runs:
    """Admits runs: ``workers`` at work, ``queue`` waiting, and Failure ``busy`` at once for all others."""

    def __init__(self, pipeline: Pipeline, workers: int, queue: int, deadline: float) -> None:
        self._pipeline = pipeline
        self._places = workers + queue
        self._deadline = deadline
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="answer")
        self._lock = threading.Lock()
        self._live: set[Run] = set()

    @property
    def live(self) -> int:
        """How many runs work or wait."""
        return len(self._live)

    def start(self, question: Question, *, with_steps: bool = False) -> Run:
        """Admit a run; the caller stops it when done with it. Raises Failure ``busy`` when every place is taken."""
        run = Run(question, with_steps=with_steps)
        with self._lock:
            if len(self._live) >= self._places:
                detail = f"All {self._places} places are taken. Try again in {RETRY_AFTER_SECONDS} seconds."
                raise Failure("busy", 503, detail, headers={"retry-after": str(RETRY_AFTER_SECONDS)})
            self._live.add(run)
        detail = f"No answer within {self._deadline:.0f} seconds. Please try again."
        run.fail_after(self._deadline, Failure("deadline", 504, detail))
        run.future = self._threads.submit(run.work, self._pipeline)
        run.future.add_done_callback(lambda _: self._leave(run))
        return run

    def _leave(self, run: Run) -> None:
        with self._lock:
            self._live.discard(run)

    def finish_within(self, seconds: float) -> None:
        """The server stops: let runs finish for so long, then end them with Failure ``shutting_down``."""
        failure = Failure("shutting_down", 503, "The server is being restarted. Ask again in a moment.")
        for run in self._snapshot():
            run.fail_after(seconds, failure)

    def close(self) -> None:
        """Stop every run and let the threads go."""
        for run in self._snapshot():
            run.stop()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _snapshot(self) -> list[Run]:
        with self._lock:
            return list(self._live)
