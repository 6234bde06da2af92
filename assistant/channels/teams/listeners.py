"""What people do in Teams and what Lotsen does about it. Teams is told "received" first, whatever comes after."""

from __future__ import annotations

import asyncio

from microsoft_teams.api import AdaptiveCardInvokeResponse, HttpError, InnerHttpError
from microsoft_teams.api.activities.install_update import InstalledActivity
from microsoft_teams.api.activities.invoke.adaptive_card import AdaptiveCardInvokeActivity
from microsoft_teams.api.activities.message.message import MessageActivity
from microsoft_teams.api.models.adaptive_card.adaptive_card_action_response import (
    AdaptiveCardActionErrorResponse,
    AdaptiveCardActionMessageResponse,
)
from microsoft_teams.apps import ActivityContext, App
from pydantic import ValidationError

from assistant import outcomes
from assistant.channels.common import words
from assistant.channels.common.seen import Seen
from assistant.channels.common.tasks import Tasks
from assistant.channels.teams.card import greeting
from assistant.channels.teams.conversation import Asked, Conversation
from assistant.channels.teams.delivery import Delivery, Place
from assistant.channels.teams.submitted import Ask, Judged
from assistant.channels.teams.texts import language_of, plain
from assistant.domain import Language, Outcome
from assistant.feedback import Feedback, FeedbackFolder, Verdict


class Listeners:
    """Translates each activity of Teams and starts the work it asks for; ``language`` where none is known."""

    def __init__(
        self,
        delivery: Delivery,
        conversation: Conversation,
        feedback: FeedbackFolder,
        tasks: Tasks,
        seen: Seen,
        tenant_id: str,
        language: Language,
    ) -> None:
        self._delivery, self._conversation, self._feedback = delivery, conversation, feedback
        self._tasks, self._seen, self._tenant_id, self._language = tasks, seen, tenant_id, language

    def register(self, app: App) -> None:
        """Make the app call the methods below."""
        app.on_message(self.written)
        app.on_card_action(self.judged)
        app.on_install_add(self.installed)

    async def written(self, ctx: ActivityContext[MessageActivity]) -> None:
        """A message is a question, and so is a click on a choice, a suggested question or "try again"."""
        activity = ctx.activity
        place, language = _place(activity), language_of(activity.locale, self._language)
        person = f"teams:{self._tenant_id}:{activity.from_.id}"
        if activity.from_.role == "bot" or not self._seen.first(f"{place.conversation_id} {activity.id}"):
            return
        if activity.value is None:
            question = plain(activity.text)
            if question:
                self._ask(Asked(question, place, person, language, in_sight=True))
            else:
                self._greet(place, language)
            return
        try:
            asked = Ask.model_validate(activity.value)
        except ValidationError:
            return
        self._ask(Asked(asked.question, place, person, language, in_sight=False))

    async def judged(self, ctx: ActivityContext[AdaptiveCardInvokeActivity]) -> AdaptiveCardInvokeResponse:
        """A verdict is kept without a name, and its giver is thanked where only they see it."""
        action = ctx.activity.value.action
        try:
            verdict, about = Verdict(action.verb or ""), Judged.model_validate(action.data)
        except (ValueError, ValidationError):
            error = HttpError(code="BadRequest", message="Not a button of Lotsen.", inner_http_error=_NO_INNER)
            return AdaptiveCardActionErrorResponse(status_code=400, type="application/vnd.microsoft.error", value=error)
        await asyncio.to_thread(self._feedback.add, Feedback(about.answer, verdict, build_id=about.build))
        return AdaptiveCardActionMessageResponse(
            status_code=200,
            type="application/vnd.microsoft.activity.message",
            value=words.word("thanks", about.language),
        )

    async def installed(self, ctx: ActivityContext[InstalledActivity]) -> None:
        """Whoever adds Lotsen is told what it is."""
        self._greet(_place(ctx.activity), language_of(ctx.activity.locale, self._language))

    def _ask(self, asked: Asked) -> None:
        self._tasks.start(self._conversation.answer(asked))

    def _greet(self, place: Place, language: Language) -> None:
        told = outcomes.sentence(Outcome.greeting, language)
        self._tasks.start(self._delivery.send_card(place, greeting(language), told))


_NO_INNER = InnerHttpError(status_code=400, body={})


def _place(activity: MessageActivity | InstalledActivity) -> Place:
    return Place(activity.conversation.id, activity.service_url or "")
