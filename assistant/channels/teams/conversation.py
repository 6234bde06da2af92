"""One question from Teams, from the sign of typing to the answer; whatever goes wrong, the person is told."""

from __future__ import annotations

from dataclasses import dataclass

from assistant import outcomes
from assistant.channels.common.failure import Failure
from assistant.channels.common.ports import Runs
from assistant.channels.teams.card import cards, failure, summary
from assistant.channels.teams.delivery import Delivery, Place, report
from assistant.channels.teams.memory import Memory
from assistant.domain import Answer, Jurisdiction, Language, Outcome, Question, Turn
from assistant.retrieval.language import identify

_OUTCOME_OF = {"busy": Outcome.busy, "deadline": Outcome.busy, "index_missing": Outcome.index_missing}
"""In which words a failure is told; any other reads as an error."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where it was asked."""

    text: str
    place: Place
    language: Language
    """That of the person's Teams: which one a short question is in."""
    in_sight: bool
    """Whether the reader of the answer sees the question above it."""


class Conversation:
    """Answers where it was asked. ``jurisdiction`` is the asker's unless the question names another country."""

    def __init__(self, delivery: Delivery, runs: Runs, memory: Memory, jurisdiction: Jurisdiction | None) -> None:
        self._delivery, self._runs, self._memory, self._jurisdiction = delivery, runs, memory, jurisdiction

    async def answer(self, asked: Asked) -> None:
        """Show the sign of typing at once, then the answer, or why there is none."""
        turns = self._memory.turns(asked.place.conversation_id)
        try:
            async with self._delivery.typing(asked.place):
                answer = await self._ask(asked, turns)
            # Before it is shown, since a reader may press a button at once.
            self._memory.add(asked.place.conversation_id, answer)
            shown = cards(answer, first_turn=not turns, with_question=not asked.in_sight)
            for card in shown:
                await self._delivery.send_card(asked.place, card, summary(answer))
        except Failure as problem:
            await self._apologise(asked, _OUTCOME_OF.get(problem.code, Outcome.error))
        except Exception as error:
            report(error)
            await self._apologise(asked, Outcome.error)

    async def _ask(self, asked: Asked, turns: tuple[Turn, ...]) -> Answer:
        run = self._runs.start(Question(asked.text, jurisdiction=self._jurisdiction, history=turns))
        try:
            answer = await run.answer()
        finally:
            run.stop()
        if answer is None:
            raise Failure("shutting_down", 503, "The run was stopped before it had an answer.")
        return answer

    async def _apologise(self, asked: Asked, outcome: Outcome) -> None:
        language = identify(asked.text, expected=asked.language)
        told = outcomes.sentence(outcome, language)
        await self._delivery.send_card(asked.place, failure(asked.text, outcome, language), told)
