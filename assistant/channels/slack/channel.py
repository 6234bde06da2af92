"""The channel put together from settings, and its life with the server."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable

from aiohttp import ClientError
from slack_sdk.errors import SlackClientError

from assistant.channels.common.ports import CheckPerson, LiveIndex, ReadBody
from assistant.channels.common.runs import Runs
from assistant.channels.common.seen import Seen
from assistant.channels.common.tasks import Tasks
from assistant.channels.slack.app import bolt_app
from assistant.channels.slack.conversation import Conversation
from assistant.channels.slack.delivery import report, web_client
from assistant.channels.slack.door import Door
from assistant.channels.slack.listeners import Listeners
from assistant.channels.slack.signature import Signature
from assistant.channels.slack.socket_mode import serve
from assistant.errors import SettingsError
from assistant.feedback import FeedbackFolder
from assistant.settings import Settings

FINISH_SECONDS = 9.0
"""Longer than the server lets runs finish, so that whoever waits is answered or told."""

log = logging.getLogger("lotsen.slack")


class SlackChannel:
    """Slack for one workspace. ``door`` is None where payloads come by Socket Mode only."""

    def __init__(
        self,
        settings: Settings,
        runs: Runs,
        check_person: CheckPerson,
        live_index: LiveIndex,
        read_body: ReadBody,
        now: Callable[[], float],
    ) -> None:
        """Put it together; ``now`` gives seconds since 1970. Raises SettingsError when a secret is missing."""
        token, secret, app_token = (
            value.get_secret_value() if value else None
            for value in (settings.slack_bot_token, settings.slack_signing_secret, settings.slack_app_token)
        )
        if not token or not (secret or app_token):
            raise SettingsError(
                "Slack needs LOTSEN_SLACK_BOT_TOKEN and, with it, LOTSEN_SLACK_SIGNING_SECRET (requests over HTTP) or"
                " LOTSEN_SLACK_APP_TOKEN (Socket Mode). See docs/slack.md."
            )
        self._client, self._tasks, self._app_token = web_client(token, settings.slack_url), Tasks(report), app_token
        listeners = Listeners(
            self._client,
            Conversation(self._client, runs, check_person, settings.slack_language, settings.slack_jurisdiction),
            live_index,
            FeedbackFolder(settings.feedback_folder, settings.feedback_days),
            self._tasks,
            settings.slack_language,
        )
        self._app = bolt_app(listeners, token, settings.slack_url, Seen(time.monotonic))
        self.door = Door(self._app, Signature(secret, now), read_body) if secret else None

    @contextlib.asynccontextmanager
    async def life(self) -> AsyncIterator[None]:
        """Say in the log whether Slack knows the token, keep Socket Mode's line open, finish the work at the end."""
        background = [asyncio.create_task(self._say_who())]
        if self._app_token:
            background.append(asyncio.create_task(serve(self._app, self._app_token)))
        try:
            yield
        finally:
            for task in background:
                task.cancel()
            await asyncio.gather(*background, return_exceptions=True)
            await self._tasks.finish(FINISH_SECONDS)

    async def _say_who(self) -> None:
        try:
            who = await self._client.auth_test()
            log.info("Slack: answering as %s in %s", who.get("user"), who.get("team"))
        except (SlackClientError, ClientError, OSError, TimeoutError) as error:
            report(error)
