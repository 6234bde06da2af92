"""What the server needs from the rest of Lotsen, as an interface; the composition root hands in what fits it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.channels.common.ports import LiveIndex, Pipeline
from assistant.domain import Hit, Question
from assistant.settings import Settings


class Assistant(Protocol):
    """Everything the server is handed."""

    @property
    def settings(self) -> Settings:
        """The settings the server was started with."""
        ...

    @property
    def pipeline(self) -> Pipeline:
        """What answers."""
        ...

    @property
    def live_index(self) -> LiveIndex:
        """What is searched."""
        ...

    def search(self, question: Question, limit: int) -> Sequence[Hit]:
        """Return up to ``limit`` passages for a question, best first; raises IndexUnusable when there is no index."""
        ...
