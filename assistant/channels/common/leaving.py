"""A run is stopped when the client that waits for it leaves, so that nobody else waits for its place."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from assistant.channels.common.runs import Run
from assistant.domain import Answer

CLIENT_LEFT = 499
"""The status, never sent, of a request whose client left."""


async def answer_unless_left(request: Request, run: Run) -> Answer | None:
    """Return the run's answer; None when the client left first. Raises Failure when there is none."""
    watch = asyncio.create_task(_stop_when_client_leaves(request, run))
    try:
        return await run.answer()
    finally:
        watch.cancel()
        run.stop()


async def _stop_when_client_leaves(request: Request, run: Run) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    run.stop()


class EventStream(StreamingResponse):
    """Server-Sent Events of one run; the run is stopped when the client leaves, even before the first event."""

    media_type = "text/event-stream"

    def __init__(self, run: Run, events: AsyncIterator[bytes]) -> None:
        # Proxies that buffer would hold back the first words.
        super().__init__(events, headers={"x-accel-buffering": "no", "cache-control": "no-store"})
        self._run = run

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._run.stop()
