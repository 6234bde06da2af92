"""The Bolt app: every payload that is new goes to the listeners, whichever way it came."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError

from assistant.channels.common.seen import Seen
from assistant.channels.slack.delivery import SILENT, report, web_client
from assistant.channels.slack.listeners import Listeners


def bolt_app(listeners: Listeners, token: str, base_url: str, seen: Seen) -> AsyncApp:
    """Return the app. It checks no signature: the door does that before, and Socket Mode needs none."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        # One workspace, one token: asking Slack who we are would only hold up the first answer.
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    async def once(body: dict[str, Any], next: Callable[[], Awaitable[None]]) -> BoltResponse | None:
        key = body.get("event_id") or body.get("trigger_id")
        if key and not seen.first(key):
            return BoltResponse(status=200)
        await next()
        return None

    async def failed(error: Exception, body: dict[str, Any]) -> BoltResponse:
        # An event nobody listens to is received like any other, or Slack would send it again.
        if not isinstance(error, BoltUnhandledRequestError):
            report(error)
            await listeners.failed(body)
        return BoltResponse(status=200)

    app = AsyncApp(
        # Bolt sets the level of the logger that has the app's name.
        name=SILENT.name,
        logger=SILENT,
        client=web_client(None, base_url),
        authorize=authorize,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        raise_error_for_unhandled_request=True,
    )
    app.middleware(once)
    app.error(failed)
    listeners.register(app)
    return app
