"""The channel put together from settings, and its life with the server."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator

from assistant.channels.common.ports import CheckPerson, ReadBody
from assistant.channels.common.runs import Runs
from assistant.channels.common.seen import Seen
from assistant.channels.common.tasks import Tasks
from assistant.channels.teams.addresses import trusted
from assistant.channels.teams.app import teams_app
from assistant.channels.teams.conversation import Conversation
from assistant.channels.teams.delivery import Delivery, report
from assistant.channels.teams.door import Door
from assistant.channels.teams.keys import SigningKeys
from assistant.channels.teams.listeners import Listeners
from assistant.channels.teams.login import Login
from assistant.channels.teams.memory import Memory
from assistant.channels.teams.sender import SenderCheck
from assistant.errors import SettingsError
from assistant.feedback import FeedbackFolder
from assistant.settings import Settings

FINISH_SECONDS = 12.0
"""Longer than the server lets runs finish, so that each question's asker is told."""


class TeamsChannel:
    """Teams for one organisation; ``door`` receives what it sends."""

    def __init__(self, settings: Settings, runs: Runs, check_person: CheckPerson, read_body: ReadBody) -> None:
        """Put it together. Raises SettingsError when a setting is missing or would give secrets away."""
        app_id, tenant_id, secret = settings.teams_app_id, settings.teams_tenant_id, settings.teams_client_secret
        if not (app_id and tenant_id and secret):
            raise SettingsError(
                "Teams needs LOTSEN_TEAMS_APP_ID, LOTSEN_TEAMS_TENANT_ID and LOTSEN_TEAMS_CLIENT_SECRET together."
                " See docs/teams.md."
            )
        if not trusted(settings.teams_keys_url):
            raise SettingsError(f"LOTSEN_TEAMS_KEYS_URL must begin with https://, not {settings.teams_keys_url}.")
        login = Login(settings.teams_login_url, tenant_id, app_id, secret.get_secret_value(), time.monotonic)
        self._app, self._tasks = teams_app(app_id, tenant_id, login), Tasks(report)
        delivery = Delivery(self._app, self._tasks)
        memory = Memory(time.monotonic)
        conversation = Conversation(delivery, runs, check_person, memory, settings.teams_jurisdiction)
        feedback = FeedbackFolder(settings.feedback_folder, settings.feedback_days)
        seen = Seen(time.monotonic)
        listeners = Listeners(
            delivery, conversation, feedback, self._tasks, seen, tenant_id.lower(), settings.teams_language
        )
        listeners.register(self._app)
        keys = SigningKeys(settings.teams_keys_url, time.monotonic)
        self.door = Door(self._app, SenderCheck(keys, app_id, tenant_id.lower()), read_body)

    @contextlib.asynccontextmanager
    async def life(self) -> AsyncIterator[None]:
        """Make ready, and finish the work at the end."""
        await self._app.initialize()
        try:
            yield
        finally:
            await self._tasks.finish(FINISH_SECONDS)
