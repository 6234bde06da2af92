"""What channels are handed, as interfaces: runs of the pipeline, the index, and the check of who may call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from starlette.requests import Request

from assistant.domain import Answer, Document, Question
from assistant.law import resolve

Guard = Callable[[Request], Awaitable[None]]
"""Lets a request pass, or raises Failure (401, 403, 429) for the channel to say in its own form."""


class Run(Protocol):
    """One question on its way."""

    def items(self) -> AsyncIterator[object]:
        """Yield signs of progress, statements that are certain early, and the Answer last; raises Failure instead."""
        ...

    async def answer(self) -> Answer | None:
        """Return the answer, None when the run was stopped; raises Failure instead."""
        ...

    def stop(self) -> None:
        """Nobody waits any more."""
        ...


class Runs(Protocol):
    """Admits a bounded number of questions."""

    def start(self, question: Question, *, with_steps: bool = False) -> Run:
        """Admit a question; the caller stops the run when done with it. Raises Failure when every place is taken."""
        ...


class Catalogue(resolve.Catalogue, Protocol):
    """The words of the index."""

    def documents(self) -> Sequence[Document]:
        """Return every document that can be cited."""
        ...

    def number(self, passage_id: str) -> int:
        """Return the number of the passage with this id; KeyError where there is none."""
        ...

    def numbers_of(self, document_id: str) -> tuple[int, ...]:
        """Return the numbers of a document's passages in reading order."""
        ...


class Index(Protocol):
    """The published index, as far as channels read it."""

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
