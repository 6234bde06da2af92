"""An event loop in a thread of its own, so that a request can be ended while it waits."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Callable, Collection, Generator
from dataclasses import dataclass

TICK_SECONDS = 0.2
"""How long the reader waits before it is told that nothing came."""


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None


class LoopThread:
    """Runs asynchronous iterators for synchronous readers; its thread starts with the first of them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def read(self, source: Callable[[], AsyncIterator[str]], seconds: float) -> Generator[str | None, None, None]:
        """Yield what the iterator yields, None each time nothing came for a moment.

        Closing this iterator cancels the other at once. Raises TimeoutError after ``seconds`` in all, and what the
        iterator raises.
        """
        items: queue.SimpleQueue[str | _End] = queue.SimpleQueue()
        future = asyncio.run_coroutine_threadsafe(_pump(source, items, seconds), self._running())
        try:
            while True:
                try:
                    item = items.get(timeout=TICK_SECONDS)
                except queue.Empty:
                    yield None
                    continue
                if isinstance(item, str):
                    yield item
                elif item.error is not None:
                    raise item.error
                else:
                    return
        finally:
            future.cancel()

    def close(self) -> None:
        """End what still runs, and the thread."""
        with self._lock:
            loop, thread, self._loop = self._loop, self._thread, None
        if loop is not None and thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_run, args=(self._loop,), name=self._name, daemon=True)
                self._thread.start()
            return self._loop


async def _pump(source: Callable[[], AsyncIterator[str]], items: queue.SimpleQueue[str | _End], seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            async for item in source():
                items.put(item)
        items.put(_End(None))
    except Exception as error:
        items.put(_End(error))


def _run(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.run_until_complete(_cancel(asyncio.all_tasks(loop)))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def _cancel(tasks: Collection[asyncio.Task[object]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
