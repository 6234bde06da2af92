"""What the HTTP channel needs from the rest of Lotsen, as interfaces; the composition root hands in what fits them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from assistant.channels.common.ports import LiveIndex
from assistant.domain import Answer, Hit, Question, Statement
from assistant.settings import Settings


class Step(Protocol):
    """A sign that a stage of the pipeline begins."""

    @property
    def stage(self) -> str:
        """The stage's name in outcomes.toml."""
        ...


class Pipeline(Protocol):
    """Answers questions."""

    def run(self, question: Question) -> Iterator[Step | Statement | Answer]:
        """Yield a step before each stage, statements as soon as they are certain, and the answer with all of them last.

        A stage that takes long yields its step again now and then; closing the iterator ends the work.
        """
        ...


class Assistant(Protocol):
    """Everything the channel is handed."""

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
