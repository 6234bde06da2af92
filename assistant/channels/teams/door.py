"""``POST /api/teams/messages``: the one address for messages, clicks and news of Teams."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from microsoft_teams.api import ActivityTypeAdapter, JsonWebToken
from microsoft_teams.apps import ActivityEvent, App
from microsoft_teams.apps.events import CoreActivity
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from assistant.channels.common.failure import Failure
from assistant.channels.common.ports import ReadBody
from assistant.channels.teams.sender import SenderCheck

PATH = "/api/teams/messages"
LIMIT_BYTES = 256 * 1024


class Door:
    """Lets in what the Bot Connector signed for this bot, and answers when Microsoft's library has sorted it."""

    def __init__(self, app: App, check: SenderCheck, read_body: ReadBody) -> None:
        self._app, self._check, self._read_body = app, check, read_body

    async def receive(self, request: Request) -> Response:
        """Return the library's answer. Raises Failure: 401 for what is not from Teams, 400 for what cannot be read."""
        body = await self._read_body(request, LIMIT_BYTES)
        sender = await self._check.sender(request.headers)
        activity = read_activity(body)
        self._check.check_activity(activity, sender)
        try:
            core = CoreActivity.model_validate(activity)
            # In the same way as the library, which would make a 500 of what does not fit.
            ActivityTypeAdapter.validate_python(core.model_dump(by_alias=True, exclude_none=True))
        except ValidationError:
            raise Failure("bad_request", 400, "The body is not an activity of Teams.") from None
        process = self._app.server.on_request
        if process is None:
            raise Failure("shutting_down", 503, "The server is only starting. Try again in a moment.")
        told = await process(ActivityEvent(body=core, token=JsonWebToken(sender.token)))
        if told.body is None:
            return Response(status_code=told.status)
        return JSONResponse(told.body.model_dump(mode="json", by_alias=True, exclude_none=True), told.status)


def read_activity(body: bytes) -> dict[str, Any]:
    """Return the JSON object. Raises Failure ``invalid_json`` (400) for anything else."""
    try:
        activity = json.loads(body, parse_constant=_no_number)
        # Half a surrogate pair can be written in JSON, but neither stored nor sent on.
        json.dumps(activity, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Failure("invalid_json", 400, "The body is not valid JSON. Send one JSON object, as UTF-8.") from None
    if not isinstance(activity, dict):
        raise Failure("invalid_json", 400, "The body must be one JSON object.")
    return activity


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
