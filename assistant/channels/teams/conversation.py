"""One question from Teams, from the sign of typing to the answer; whatever goes wrong, the person is told."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.channels.common.asking import apology, ask
from assistant.channels.common.failure import Failure
from assistant.channels.common.ports import CheckPerson
from assistant.channels.common.runs import Runs
from assistant.channels.teams.card import cards, failure, summary
from assistant.channels.teams.delivery import Delivery, Place, report
from assistant.channels.teams.memory import Memory
from assistant.domain import Jurisdiction, Language, Question
from assistant.retrieval.language import identify


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where it was asked."""

    text: str
    place: Place
    person: str
    """Whom a limit counts it for."""
    language: Language
    """That of the person's Teams: which one a short question is in."""
    in_sight: bool
    """Whether the reader of the answer sees the question above it."""


class Conversation:
    """Answers where it was asked. ``jurisdiction`` is the asker's unless the question names another country."""

    def __init__(
        self,
        delivery: Delivery,
        runs: Runs,
        check_person: CheckPerson,
        memory: Memory,
        jurisdiction: Jurisdiction | None,
    ) -> None:
        self._delivery, self._runs, self._check_person = delivery, runs, check_person
        self._memory, self._jurisdiction = memory, jurisdiction

    async def answer(self, asked: Asked) -> None:
        """Show the sign of typing where it takes a moment, then the answer, or why there is none."""
        turns = self._memory.turns(asked.place.conversation_id)
        try:
            await self._check_person(asked.person)
            async with self._delivery.typing(asked.place):
                answer = await ask(self._runs, Question(asked.text, jurisdiction=self._jurisdiction, history=turns))
            # Before it is shown, since a reader may press a button at once.
            self._memory.add(asked.place.conversation_id, answer)
            shown = cards(answer, first_turn=not turns, with_question=not asked.in_sight)
            for card in shown:
                await self._delivery.send_card(asked.place, card, summary(answer))
        except Exception as error:
            if not isinstance(error, Failure):
                report(error)
            language = identify(asked.text, expected=asked.language)
            told = apology(error, language)
            await self._delivery.send_card(asked.place, failure(asked.text, told, language), told)
