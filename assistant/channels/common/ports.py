"""What channels are handed, as interfaces: the pipeline, the index, and the checks of who may call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from starlette.requests import Request

from assistant.domain import Answer, Document, Question, Statement
from assistant.law import resolve

Guard = Callable[[Request], Awaitable[None]]
"""Lets a request pass, or raises Failure (401, 403, 429) for the channel to say in its own form."""

CheckPerson = Callable[[str], Awaitable[None]]
"""Counts a question for whom a messenger vouches for, or raises Failure (429) for the channel to tell them."""

ReadBody = Callable[[Request, int], Awaitable[bytes]]
"""Reads a body of at most so many bytes within a time limit, or raises Failure."""


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
