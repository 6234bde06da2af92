"""One question from Slack, from placeholder to answer; whatever goes wrong, the person is told and can try again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from slack_sdk.web.async_client import AsyncWebClient

from assistant import outcomes
from assistant.channels.common import words
from assistant.channels.common.asking import apology, ask
from assistant.channels.common.failure import Failure
from assistant.channels.common.ports import CheckPerson
from assistant.channels.common.runs import Runs
from assistant.channels.slack.blocks import BUTTON_VALUE, actions, button
from assistant.channels.slack.delivery import Place, deliver, report, show
from assistant.channels.slack.message import Message, messages, notice
from assistant.channels.slack.thread import earlier_turns, turn_metadata
from assistant.domain import Jurisdiction, Language, Outcome, Question, Turn
from assistant.retrieval.language import identify


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where it was asked."""

    text: str
    place: Place
    app_id: str
    person: str
    """Whom a limit counts it for."""
    follows: bool = False
    """Whether the thread may hold earlier turns."""
    in_sight: bool = False
    """Whether the reader of the answer sees the question above it."""


class Conversation:
    """Answers in threads. ``jurisdiction`` is the asker's unless the question names another country."""

    def __init__(
        self,
        client: AsyncWebClient,
        runs: Runs,
        check_person: CheckPerson,
        language: Language,
        jurisdiction: Jurisdiction | None,
    ) -> None:
        self._client, self._runs, self._check_person = client, runs, check_person
        self._language, self._jurisdiction = language, jurisdiction

    async def answer(self, asked: Asked) -> None:
        """Show a placeholder at once and put the answer, or why there is none, in its place."""
        language, place = identify(asked.text, expected=self._language), asked.place
        try:
            await self._check_person(asked.person)
            turns = await self._turns(asked)
            place = await self._placeholder(place, language, first_turn=not turns)
            answer = await ask(self._runs, Question(asked.text, jurisdiction=self._jurisdiction, history=turns))
            shown = messages(answer, first_turn=not turns, with_question=not asked.in_sight)
            metadata = turn_metadata(answer)
        except Exception as error:
            if not isinstance(error, Failure):
                report(error)
            shown, metadata = [_failure(asked.text, error, language)], None
        place = await deliver(self._client, place, shown[0], metadata)
        for message in shown[1:]:
            await deliver(self._client, replace(place, message=None), message)

    async def greet(self, place: Place) -> None:
        """Tell what can be asked."""
        await deliver(self._client, place, greeting(self._language))

    async def _turns(self, asked: Asked) -> tuple[Turn, ...]:
        if not asked.follows or asked.place.thread is None:
            return ()
        return await earlier_turns(self._client, asked.place.channel, asked.place.thread, asked.app_id)

    async def _placeholder(self, place: Place, language: Language, *, first_turn: bool) -> Place:
        searching = f"{outcomes.stage_text('retrieve', language)} …"
        shown = notice([words.ai_notice(language), searching] if first_turn else [searching])
        try:
            return await show(self._client, place, shown)
        except Exception as error:
            report(error)  # the answer itself may still get through
            return place


def greeting(language: Language) -> Message:
    """Return what is told to someone who calls Lotsen without a question."""
    return notice([words.ai_notice(language), outcomes.sentence(Outcome.greeting, language)])


def _failure(asked: str, error: Exception, language: Language) -> Message:
    again = button("again", words.word("again", language), asked[:BUTTON_VALUE])
    return notice([words.ai_notice(language), apology(error, language)], actions(again))
