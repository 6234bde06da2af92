"""What people do in Slack and what Lotsen does about it. Slack is told "received" first, whatever comes after."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

from aiohttp import ClientError
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from assistant.channels.common import words
from assistant.channels.common.ports import LiveIndex
from assistant.channels.common.tasks import Tasks
from assistant.channels.slack.ask_view import CALLBACK, ask_view, asked_in
from assistant.channels.slack.conversation import Asked, Conversation, greeting
from assistant.channels.slack.delivery import Place, report
from assistant.channels.slack.sources import sources_view
from assistant.channels.slack.texts import plain
from assistant.domain import Language
from assistant.feedback import Feedback, FeedbackFolder, Verdict

Body = dict[str, Any]

_WRITTEN = {None, "file_share", "thread_broadcast"}
"""Subtypes of messages that a person wrote; the others tell of edits, deletions and comings and goings."""
_ANY = re.compile(".*")


class Listeners:
    """Translates each payload of Slack and starts the work it asks for; ``language`` is used where none is known."""

    def __init__(
        self,
        client: AsyncWebClient,
        conversation: Conversation,
        live_index: LiveIndex,
        feedback: FeedbackFolder,
        tasks: Tasks,
        language: Language,
    ) -> None:
        self._client, self._conversation, self._live_index = client, conversation, live_index
        self._feedback, self._tasks, self._language = feedback, tasks, language

    def register(self, app: AsyncApp) -> None:
        """Make the app call the methods below."""
        app.event("app_mention")(self.mentioned)
        app.event("message")(self.messaged)
        app.command(_ANY)(self.commanded)
        app.shortcut(CALLBACK)(self.shortcut)
        app.view(CALLBACK)(self.submitted)
        app.action("sources")(self.sources_wanted)
        app.action(re.compile("^(not_)?helpful$"))(self.judged)
        app.action("again")(self.again)
        app.action(re.compile(r"^(choice|follow_up)_\d+$"))(self.clicked)
        app.action(_ANY)(self.ignored)

    async def mentioned(self, ack: AsyncAck, body: Body) -> None:
        """``@Lotsen …`` in a channel is answered in a thread under it."""
        await ack()
        self._written(body)

    async def messaged(self, ack: AsyncAck, body: Body) -> None:
        """Every direct message is a question."""
        await ack()
        if body["event"].get("channel_type") == "im":
            self._written(body)

    async def commanded(self, ack: AsyncAck, body: Body) -> None:
        """``/lotsen …`` is answered in a direct message; without a question it is told what Lotsen does."""
        question = plain(body.get("text", ""))
        if not question:
            await ack(text=greeting(self._language).text, response_type="ephemeral")
            return
        await ack(text=words.word("in_direct_message", self._language), response_type="ephemeral")
        self._ask(Asked(question, Place(body["user_id"]), body["api_app_id"], _person(body, body["user_id"])))

    async def shortcut(self, ack: AsyncAck, body: Body) -> None:
        """ "Ask Lotsen about this" opens the message as a draft question."""
        await ack()
        view = ask_view(plain(body["message"].get("text", "")), self._language)
        await self._client.views_open(trigger_id=body["trigger_id"], view=view)

    async def submitted(self, ack: AsyncAck, body: Body) -> None:
        """The question of that view is answered in a direct message."""
        await ack()
        self._ask(Asked(asked_in(body["view"]), Place(body["user"]["id"]), body["api_app_id"], _presser(body)))

    async def clicked(self, ack: AsyncAck, body: Body) -> None:
        """A choice or a suggested question is asked in the same thread."""
        await ack()
        place = _place_of(body)
        self._pressed(body, Place(place.channel, place.thread))

    async def again(self, ack: AsyncAck, body: Body) -> None:
        """What could not be answered is asked again, and the apology gives way to the answer."""
        await ack()
        self._pressed(body, _place_of(body))

    async def sources_wanted(self, ack: AsyncAck, body: Body) -> None:
        """The passages cited are shown as they stand in the index."""
        await ack()
        view = await asyncio.to_thread(sources_view, self._live_index, _value(body))
        await self._client.views_open(trigger_id=body["trigger_id"], view=view)

    async def judged(self, ack: AsyncAck, body: Body) -> None:
        """A verdict is kept without a name, and its giver is thanked where only they see it."""
        await ack()
        about = json.loads(_value(body))
        verdict = Verdict(body["actions"][0]["action_id"])
        await asyncio.to_thread(self._feedback.add, Feedback(about["answer"], verdict, build_id=about["build"]))
        place = _place_of(body)
        await self._client.chat_postEphemeral(
            channel=place.channel,
            user=body["user"]["id"],
            thread_ts=place.thread,
            text=words.word("thanks", Language(about["language"])),
        )

    async def ignored(self, ack: AsyncAck) -> None:
        """A click on a link needs nothing but to be received."""
        await ack()

    async def failed(self, body: Body) -> None:
        """Whoever pressed a button or chose the shortcut in vain is told so, where only they see it."""
        channel, user = body.get("channel"), body.get("user")
        if not isinstance(channel, dict) or not isinstance(user, dict):
            return
        try:
            told = words.word("not_done", self._language)
            await self._client.chat_postEphemeral(channel=channel["id"], user=user["id"], text=told)
        except (SlackClientError, ClientError, TimeoutError) as error:
            report(error)

    def _written(self, body: Body) -> None:
        event = body["event"]
        if event.get("bot_id") or event.get("subtype") not in _WRITTEN:
            return
        question, channel = plain(event.get("text", "")), event["channel"]
        place = Place(channel, event.get("thread_ts") or event["ts"])
        if not question:
            self._tasks.start(self._conversation.greet(place))
            return
        person, follows = _person(body, event["user"]), "thread_ts" in event
        self._ask(Asked(question, place, body["api_app_id"], person, follows=follows, in_sight=True))

    def _pressed(self, body: Body, place: Place) -> None:
        self._ask(Asked(_value(body), place, body["api_app_id"], _presser(body), follows=True))

    def _ask(self, asked: Asked) -> None:
        self._tasks.start(self._conversation.answer(asked))


def _value(body: Body) -> str:
    return str(body["actions"][0]["value"])


def _person(body: Body, user: str) -> str:
    """Return whom a question is counted for: the same in events, commands and presses of buttons."""
    team = body.get("team_id") or (body.get("team") or {}).get("id")
    return f"slack:{team}:{user}"


def _presser(body: Body) -> str:
    return _person(body, body["user"]["id"])


def _place_of(body: Body) -> Place:
    """Return where the message stands whose button was pressed."""
    message = body["message"]
    return Place(body["channel"]["id"], message.get("thread_ts") or message["ts"], message["ts"])
