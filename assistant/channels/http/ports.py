"""What the HTTP channel needs from the rest of Lotsen, as interfaces; the composition root hands in what fits them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from assistant.domain import Answer, Document, Question, Statement
from assistant.law import resolve
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


class Catalogue(resolve.Catalogue, Protocol):
    """The words of the index."""

    def documents(self) -> Sequence[Document]:
        """Return every document that can be cited."""
        ...


class Index(Protocol):
    """The published index, as far as this channel reads it."""

    @property
    def build_id(self) -> str:
        """Which build it is."""
        ...

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """Its documents."""
        ...


class LiveIndex(Protocol):
    """Gives the index that is published now."""

    def lease(self) -> AbstractContextManager[Index]:
        """Hold the index that is published now; raises IndexUnusable when there is none."""
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
