"""Work that goes on after a messenger was told "received"."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class Tasks:
    """Holds on to started work, so that it is neither lost nor left behind when the server stops."""

    def __init__(self, report: Callable[[Exception], None]) -> None:
        """``report`` is told what work raises."""
        self._report = report
        self._live: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin the work."""
        task = asyncio.create_task(self._watched(work))
        self._live.add(task)
        task.add_done_callback(self._live.discard)

    async def finish(self, seconds: float) -> None:
        """Let all work end by itself for so long, then stop what is left."""
        live = list(self._live)
        if live:
            _, late = await asyncio.wait(live, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _watched(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:
            self._report(error)
