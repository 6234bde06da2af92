"""Bringing activities to Teams so that none is lost: tried again when the connector is busy or out of reach."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
from microsoft_teams.api import ActivityParams, TypingActivityInput
from microsoft_teams.api.activities.message.message import MessageActivityInput
from microsoft_teams.apps import App

from assistant.channels.common.incidents import note
from assistant.channels.common.tasks import Tasks
from assistant.channels.teams.card import Card

TRIES = 4
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 20.0
AGAIN = {412, 429, 502, 503, 504}
"""Statuses after which Microsoft asks bots to try again with growing pauses."""
TYPING_AFTER_SECONDS = 0.2
"""An answer that comes sooner needs no sign of typing, which could arrive after it."""
TYPING_SECONDS = 3.0
"""How long Teams shows the sign of typing."""

log = logging.getLogger("lotsen.teams")


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation (in a channel: one thread of it) and the connector that brings messages there."""

    conversation_id: str
    service_url: str


class Delivery:
    """Sends through Microsoft's library; ``tasks`` hold what is sent beside the work that is waited for."""

    def __init__(self, app: App, tasks: Tasks) -> None:
        self._app, self._tasks = app, tasks

    async def send_card(self, place: Place, card: Card, summary: str) -> None:
        """Send a card. Raises httpx.HTTPError when the connector does not take it."""
        attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
        message = {"attachments": [attachment], "summary": summary}
        pause = FIRST_PAUSE
        for tries in range(1, TRIES + 1):
            try:
                # Made anew each time, since the library writes into it.
                await self._send(place, MessageActivityInput.model_validate(message))
                return
            except (httpx.HTTPStatusError, httpx.TransportError) as error:
                wait = _wait(error, pause)
                if wait is None or tries == TRIES:
                    raise
                await asyncio.sleep(wait)
                pause *= 2

    @contextlib.asynccontextmanager
    async def typing(self, place: Place) -> AsyncIterator[None]:
        """Show the sign of typing while the work takes long. If it cannot be shown, that is reported, no more."""
        done = asyncio.Event()
        self._tasks.start(self._type(place, done))
        try:
            yield
        finally:
            # The task is not cancelled: a request cut off on its way would hold its connection for ever.
            done.set()

    async def _type(self, place: Place, done: asyncio.Event) -> None:
        pause = TYPING_AFTER_SECONDS
        while not await _within(pause, done):
            await self._send(place, TypingActivityInput())
            pause = TYPING_SECONDS

    async def _send(self, place: Place, activity: ActivityParams) -> None:
        await self._app.send(place.conversation_id, activity, service_url=place.service_url)


def report(error: Exception) -> None:
    """Log what Microsoft holds against a call, or an incident; never what was said."""
    if isinstance(error, httpx.HTTPStatusError):
        log.error("Teams refuses a call: HTTP %d from %s", error.response.status_code, error.request.url.host)
    else:
        note(error, log)


async def _within(seconds: float, done: asyncio.Event) -> bool:
    """Return whether the work was done within the time."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await done.wait()
    return done.is_set()


def _wait(error: httpx.HTTPStatusError | httpx.TransportError, pause: float) -> float | None:
    """Return the seconds to wait before another try; None when none would help."""
    if isinstance(error, httpx.TransportError):
        return pause
    if error.response.status_code not in AGAIN:
        return None
    asked = error.response.headers.get("retry-after", "")
    return min(float(asked), LONGEST_PAUSE) if asked.isdecimal() else pause
