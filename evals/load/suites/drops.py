"""Clients that leave in the middle of a stream, some hundred at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import cycle, islice

from assistant.settings import Settings
from evals.faults.row import Row
from evals.load import client
from evals.load.client import Seen
from evals.load.figures import ends, times
from evals.load.serving import serving

TOGETHER = 100


def run(settings: Settings, questions: Sequence[str], drops: int) -> list[Row]:
    """Let each client leave at its first event, then count what the server still holds and whether it answers."""
    with serving(settings, queue=2 * TOGETHER) as server:
        asyncio.run(_leave(server.port, questions[:TOGETHER]))
        before = server.calm()
        seen = asyncio.run(_leave(server.port, list(islice(cycle(questions), drops))))
        after = server.calm()
        next_one = asyncio.run(client.ask(server.port, questions[0]))
    return [
        Row(f"{drops} clients leave at the first event", "each was served", ends(seen), _all_left(seen)),
        Row(
            "1 s later",
            "no more tasks and descriptors than before, no question at work",
            f"before: {before}; after: {after}",
            after.within(before) and after.runs == 0,
        ),
        Row("the next question", "is answered", f"{next_one.end}, {times([next_one.whole])}", next_one.end == "done"),
    ]


def _all_left(seen: Sequence[Seen]) -> bool:
    return all(call.end == "left" for call in seen)


async def _leave(port: int, questions: Sequence[str]) -> list[Seen]:
    places = asyncio.Semaphore(TOGETHER)

    async def one(question: str) -> Seen:
        async with places:
            return await client.ask(port, question, leave=True)

    return await asyncio.gather(*(one(question) for question in questions))
