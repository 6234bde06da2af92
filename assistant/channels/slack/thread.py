"""A thread is a conversation: what was asked in it is read back from Lotsen's own answers, and from nothing else."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from assistant.channels.common.turns import TURNS, turn_of
from assistant.domain import Answer, Turn

EVENT_TYPE = "lotsen_turn"
MESSAGES = 999
"""The most Slack gives at once, the oldest first."""
SECONDS = 2.0
"""How long the placeholder may wait for the thread; without it the question is answered on its own."""

log = logging.getLogger("lotsen.slack")


def turn_metadata(answer: Answer) -> dict[str, Any] | None:
    """Return what a later question needs of this turn, to be kept with the message; None for what is not a turn."""
    turn = turn_of(answer)
    if turn is None:
        return None
    payload = {"question": turn.question, "answer_id": turn.answer_id, "text": turn.text}
    return {"event_type": EVENT_TYPE, "event_payload": payload}


async def earlier_turns(client: AsyncWebClient, channel: str, thread: str, app_id: str) -> tuple[Turn, ...]:
    """Return the last turns of a thread, oldest first; none where Slack does not tell them in time."""
    try:
        async with asyncio.timeout(SECONDS):
            replies = await client.conversations_replies(
                channel=channel, ts=thread, limit=MESSAGES, include_all_metadata=True
            )
    except (SlackClientError, ClientError, TimeoutError) as error:
        log.warning("thread not read, the question is answered on its own: %s", type(error).__name__)
        return ()
    messages: list[dict[str, Any]] = replies.get("messages", [])
    return tuple(turn for message in messages if (turn := _turn(message, app_id)))[-TURNS:]


def _turn(message: dict[str, Any], app_id: str) -> Turn | None:
    kept = message.get("metadata", {})
    posted_by = message.get("app_id") or message.get("bot_profile", {}).get("app_id")
    if kept.get("event_type") != EVENT_TYPE or posted_by != app_id:
        return None
    payload = kept["event_payload"]
    return Turn(payload["question"], payload.get("text"), payload.get("answer_id"))
