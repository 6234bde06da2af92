"""The four tools: what each is called, takes and does. No code of the protocol's library is needed to read them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from anyio import CapacityLimiter, to_thread

from assistant.channels.common.asking import ask
from assistant.channels.common.markdown import markdown
from assistant.channels.common.ports import LiveIndex
from assistant.channels.common.runs import Runs
from assistant.channels.mcp import law, texts
from assistant.channels.mcp.arguments import (
    Arguments,
    AskArguments,
    CompareArguments,
    ProvisionArguments,
    SearchArguments,
)
from assistant.domain import Hit, Question
from assistant.wire import answer_object, hit_object

Taken = TypeVar("Taken", bound=Arguments)
Value = TypeVar("Value")
Search = Callable[[Question, int], Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class Result:
    """What a tool gives back: text for the model, and the same as JSON-ready values for programs."""

    text: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tool(Generic[Taken]):
    """One tool."""

    name: str
    title: str
    description: str
    takes: type[Taken]
    call: Callable[[Taken], Awaitable[Result]]


class Tools:
    """The tools over one assistant."""

    def __init__(self, runs: Runs, search: Search, live: LiveIndex, at_once: int) -> None:
        """Serve from these; searches and look-ups take at most ``at_once`` threads together."""
        self._runs, self._search, self._live = runs, search, live
        self._threads = CapacityLimiter(at_once)

    def all(self) -> tuple[Tool[Any], ...]:
        """Return the tools in the order they are listed."""
        return (
            Tool("ask", "Ask Lotsen", _ASK, AskArguments, self._ask),
            Tool("search", "Search the sources", _SEARCH, SearchArguments, self._find),
            Tool("get_provision", "Show a provision", _PROVISION, ProvisionArguments, self._provision),
            Tool("compare_provisions", "Compare two laws", _COMPARE, CompareArguments, self._compare),
        )

    async def in_thread(self, read: Callable[[], Value]) -> Value:
        """Return what a blocking call returns, in a thread of its own."""
        return await to_thread.run_sync(read, limiter=self._threads)

    async def _ask(self, asked: AskArguments) -> Result:
        answer = await ask(self._runs, asked.to_question())
        return Result(markdown(answer, first_turn=False), answer_object(answer))

    async def _find(self, asked: SearchArguments) -> Result:
        hits = await self.in_thread(partial(self._search, asked.to_question(), asked.limit))
        rows = [hit_object(rank, hit) for rank, hit in enumerate(hits, start=1)]
        return Result(texts.hits_text(rows), {"hits": rows})

    async def _provision(self, asked: ProvisionArguments) -> Result:
        shown = await self.in_thread(partial(law.provision, self._live, asked))
        return Result(texts.provision_text(shown), shown)

    async def _compare(self, asked: CompareArguments) -> Result:
        rows = await self.in_thread(partial(law.comparison, self._live, asked))
        return Result(texts.comparison_text(rows), {"rows": rows})


_ASK = (
    "Answer a question on public procurement in Sweden, Norway or the EU: which method fits, when the law allows it, "
    "how it is run, what goes wrong. Every sentence carries [n], the number of its source; the sources are listed with "
    "their dates. Says so when its sources do not answer."
)
_SEARCH = "Find passages of laws, guidance and articles on public procurement, best first, with where each stands."
_PROVISION = (
    "Show one provision of a procurement act (LOU, LUF, LUK, LOA, FOA, Directive 2014/24/EU) as it reads on a day, "
    "with its dates, what it refers to and the address of the official text."
)
_COMPARE = "Set side by side what two of Sweden, Norway and the EU say of one procurement term or provision."
