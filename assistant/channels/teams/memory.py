"""What was asked before in a conversation, for follow-up questions: in memory only, a little, and not for long."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from assistant.channels.common.turns import TURNS, turn_of
from assistant.domain import Answer, Turn

SECONDS = 3_600
CONVERSATIONS = 2_000


class Memory:
    """The last turns of the newest conversations; ``now`` gives seconds that never run backwards."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._held: OrderedDict[str, tuple[float, tuple[Turn, ...]]] = OrderedDict()

    def turns(self, conversation_id: str) -> tuple[Turn, ...]:
        """Return the earlier turns, oldest first; none an hour after the last one."""
        self._forget()
        return self._held.get(conversation_id, (0.0, ()))[1]

    def add(self, conversation_id: str, answer: Answer) -> None:
        """Keep a turn; what was refused or failed is no turn."""
        turn = turn_of(answer)
        if turn is None:
            return
        turns = (*self.turns(conversation_id), turn)[-TURNS:]
        self._held[conversation_id] = (self._now(), turns)
        self._held.move_to_end(conversation_id)
        if len(self._held) > CONVERSATIONS:
            self._held.popitem(last=False)

    def _forget(self) -> None:
        while self._held and next(iter(self._held.values()))[0] <= self._now() - SECONDS:
            self._held.popitem(last=False)
