"""One question from Slack, from placeholder to answer; whatever goes wrong, the person is told and can try again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from slack_sdk.web.async_client import AsyncWebClient

from assistant import outcomes
from assistant.channels.common import words
from assistant.channels.common.failure import Failure
from assistant.channels.common.ports import Runs
from assistant.channels.slack.blocks import BUTTON_VALUE, actions, button
from assistant.channels.slack.delivery import Place, deliver, report, show
from assistant.channels.slack.message import Message, messages, notice
from assistant.channels.slack.thread import earlier_turns, turn_metadata
from assistant.domain import Answer, Jurisdiction, Language, Outcome, Question, Turn
from assistant.retrieval.language import identify

_OUTCOME_OF = {"busy": Outcome.busy, "deadline": Outcome.busy, "index_missing": Outcome.index_missing}
"""In which words a failure is told; any other reads as an error."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where it was asked."""

    text: str
    place: Place
    app_id: str
    follows: bool = False
    """Whether the thread may hold earlier turns."""
    in_sight: bool = False
    """Whether the reader of the answer sees the question above it."""


class Conversation:
    """Answers in threads. ``jurisdiction`` is the asker's unless the question names another country."""

    def __init__(
        self, client: AsyncWebClient, runs: Runs, language: Language, jurisdiction: Jurisdiction | None
    ) -> None:
        self._client, self._runs = client, runs
        self._language, self._jurisdiction = language, jurisdiction

    async def answer(self, asked: Asked) -> None:
        """Show a placeholder at once and put the answer, or why there is none, in its place."""
        language = identify(asked.text, expected=self._language)
        place, turns = asked.place, await self._turns(asked)
        try:
            place = await show(self._client, place, _placeholder(language, first_turn=not turns))
        except Exception as error:
            report(error)  # the answer itself may still get through
        try:
            answer = await self._ask(asked, turns)
            shown = messages(answer, first_turn=not turns, with_question=not asked.in_sight)
            metadata = turn_metadata(answer)
        except Failure as failure:
            outcome = _OUTCOME_OF.get(failure.code, Outcome.error)
            shown, metadata = [_failure(asked.text, language, outcome)], None
        except Exception as error:
            report(error)
            shown, metadata = [_failure(asked.text, language, Outcome.error)], None
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

    async def _ask(self, asked: Asked, turns: tuple[Turn, ...]) -> Answer:
        run = self._runs.start(Question(asked.text, jurisdiction=self._jurisdiction, history=turns))
        try:
            answer = await run.answer()
        finally:
            run.stop()
        if answer is None:
            raise Failure("shutting_down", 503, "The run was stopped before it had an answer.")
        return answer


def greeting(language: Language) -> Message:
    """Return what is told to someone who calls Lotsen without a question."""
    return notice([words.ai_notice(language), outcomes.sentence(Outcome.greeting, language)])


def _placeholder(language: Language, *, first_turn: bool) -> Message:
    searching = f"{outcomes.stage_text('retrieve', language)} …"
    return notice([words.ai_notice(language), searching] if first_turn else [searching])


def _failure(asked: str, language: Language, outcome: Outcome) -> Message:
    again = button("again", words.word("again", language), asked[:BUTTON_VALUE])
    return notice([words.ai_notice(language), outcomes.sentence(outcome, language)], actions(again))
