"""``POST /api/slack/events``: the one address for events, commands, shortcuts and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from starlette.requests import Request
from starlette.responses import Response

from assistant.channels.common.failure import Failure
from assistant.channels.common.ports import ReadBody
from assistant.channels.slack.signature import Signature

PATH = "/api/slack/events"
LIMIT_BYTES = 512 * 1024
"""A click on a button brings the whole message with it."""


class Door:
    """Lets in what Slack signed, byte for byte, and answers when Bolt has received it."""

    def __init__(self, app: AsyncApp, signature: Signature, read_body: ReadBody) -> None:
        self._app, self._signature, self._read_body = app, signature, read_body

    async def receive(self, request: Request) -> Response:
        """Return Bolt's answer. Raises Failure: 401 for what is not from Slack, 400 for what cannot be read."""
        body = await self._read_body(request, LIMIT_BYTES)
        self._signature.check(request.headers, body)
        # Of the headers, which nothing signs, only this one is needed.
        headers: dict[str, str | Sequence[str]] = {"content-type": request.headers.get("content-type", "")}
        try:
            received = AsyncBoltRequest(body=body.decode(), headers=headers)
        except (ValueError, AttributeError, TypeError) as error:
            raise Failure("bad_request", 400, "The body is not what Slack sends.") from error
        return to_starlette_response(await self._app.async_dispatch(received))
