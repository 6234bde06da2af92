"""Socket Mode: Lotsen calls Slack and keeps the line open, so that no address of it need be reachable from outside."""

from __future__ import annotations

import asyncio
import logging

from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackClientError

from assistant.channels.slack.delivery import report

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0

log = logging.getLogger("lotsen.slack")


async def serve(app: AsyncApp, app_token: str) -> None:
    """Receive payloads until cancelled; the line is made anew whenever it breaks."""
    handler = AsyncSocketModeHandler(app, app_token)
    try:
        # From here on the library keeps the line by itself, and in silence: so ask for its address first.
        handler.client.wss_uri = await _address(handler)
        await handler.client.connect()  # type: ignore[no-untyped-call]
        log.info("Slack: Socket Mode's line is open")
        await asyncio.Event().wait()
    finally:
        await handler.client.close()  # type: ignore[no-untyped-call]


async def _address(handler: AsyncSocketModeHandler) -> str:
    pause = FIRST_PAUSE
    while True:
        try:
            return await handler.client.issue_new_wss_url()
        except (SlackClientError, ClientError, OSError, TimeoutError) as error:
            report(error)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
