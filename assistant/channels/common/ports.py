"""What channels are handed, as interfaces: runs of the pipeline and the check of who may call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Protocol

from starlette.requests import Request

from assistant.domain import Answer, Question

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
