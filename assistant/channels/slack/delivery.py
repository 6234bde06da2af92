"""Bringing messages to Slack so that none is lost: edited where there is a placeholder, posted where that fails."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from assistant.channels.common.incidents import note
from assistant.channels.slack.message import Message

log = logging.getLogger("lotsen.slack")

# The libraries' own lines quote whole payloads.
SILENT = logging.getLogger("lotsen.slack.libraries")
SILENT.setLevel(logging.CRITICAL)

RETRIES = 3
"""Of each kind: after HTTP 429 when Slack says so, after lost connections and server errors with growing pauses."""


def web_client(token: str | None, base_url: str) -> AsyncWebClient:
    """Return a client of Slack's Web API that keeps to its rate limits and outlives its hiccups."""
    handlers = (AsyncRateLimitErrorRetryHandler, AsyncConnectionErrorRetryHandler, AsyncServerErrorRetryHandler)
    return AsyncWebClient(
        token=token, base_url=base_url, logger=SILENT, retry_handlers=[handler(RETRIES) for handler in handlers]
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where messages go: a channel or person, a thread in it, and the message to edit, where there are such."""

    channel: str
    thread: str | None = None
    message: str | None = None


async def post(client: AsyncWebClient, place: Place, message: Message, metadata: dict[str, Any] | None = None) -> Place:
    """Post into the thread and return where it now stands. Raises SlackApiError when Slack does not take it."""
    posted = await client.chat_postMessage(
        channel=place.channel,
        thread_ts=place.thread,
        metadata=metadata,
        unfurl_links=False,
        unfurl_media=False,
        **_content(message),
    )
    stands: str = posted["ts"]
    # A message to a person comes to stand in a channel of its own.
    return Place(posted["channel"], place.thread or stands, stands)


async def show(client: AsyncWebClient, place: Place, message: Message, metadata: dict[str, Any] | None = None) -> Place:
    """Edit the message at ``place``, or post a new one where there is none (any more) or it cannot be edited."""
    if place.message is None:
        return await post(client, place, message, metadata)
    try:
        await client.chat_update(channel=place.channel, ts=place.message, metadata=metadata or {}, **_content(message))
    except SlackApiError as error:
        report(error)
        return await post(client, place, message, metadata)
    return place


async def deliver(
    client: AsyncWebClient, place: Place, message: Message, metadata: dict[str, Any] | None = None
) -> Place:
    """Show the message; if Slack does not take its blocks, as bare text, and if it cannot be reached, once more.

    Raises SlackApiError, ClientError or TimeoutError when that fails too.
    """
    try:
        return await show(client, place, message, metadata)
    except (SlackApiError, ClientError, TimeoutError) as error:
        report(error)
        again = Message([], message.text) if isinstance(error, SlackApiError) else message
        return await show(client, place, again, metadata)


def report(error: Exception) -> None:
    """Log what Slack holds against a call, or an incident; never what was said."""
    if isinstance(error, SlackApiError):
        needed = error.response.get("needed")
        log.error("Slack refuses a call: %s%s", error.response.get("error"), f", needs {needed}" if needed else "")
    else:
        note(error, log)


def _content(message: Message) -> dict[str, Any]:
    return {"blocks": message.blocks, "text": message.text, "parse": "none", "link_names": False}
