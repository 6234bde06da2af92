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
from assistant.channels.teams.card import Card

TRIES = 4
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 20.0
AGAIN = {412, 429, 502, 503, 504}
"""Statuses after which Microsoft asks bots to try again with growing pauses."""
TYPING_SECONDS = 3.0
"""How long Teams shows the sign of typing."""

log = logging.getLogger("lotsen.teams")


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation (in a channel: one thread of it) and the connector that brings messages there."""

    conversation_id: str
    service_url: str


class Delivery:
    """Sends through Microsoft's library."""

    def __init__(self, app: App) -> None:
        self._app = app

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
        """Show the sign of typing until the work is done."""
        task = asyncio.create_task(self._type(place))
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _type(self, place: Place) -> None:
        try:
            while True:
                await self._send(place, TypingActivityInput())
                await asyncio.sleep(TYPING_SECONDS)
        except httpx.HTTPError as error:
            report(error)  # the answer itself may still get through

    async def _send(self, place: Place, activity: ActivityParams) -> None:
        await self._app.send(place.conversation_id, activity, service_url=place.service_url)


def report(error: Exception) -> None:
    """Log what Microsoft holds against a call, or an incident; never what was said."""
    if isinstance(error, httpx.HTTPStatusError):
        log.error("Teams refuses a call: HTTP %d from %s", error.response.status_code, error.request.url.host)
    else:
        note(error, log)


def _wait(error: httpx.HTTPStatusError | httpx.TransportError, pause: float) -> float | None:
    """Return the seconds to wait before another try; None when none would help."""
    if isinstance(error, httpx.TransportError):
        return pause
    if error.response.status_code not in AGAIN:
        return None
    asked = error.response.headers.get("retry-after", "")
    return min(float(asked), LONGEST_PAUSE) if asked.isdecimal() else pause
