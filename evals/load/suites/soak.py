"""The same few askers for a long time: nothing may grow."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from itertools import cycle

from assistant.settings import Settings
from evals.faults.row import Row
from evals.load import client
from evals.load.client import Seen
from evals.load.figures import ends, times
from evals.load.serving import Held, Loaded, serving

ASKERS = 4
GROWTH = 0.05
"""How much more memory the last fifth of the time may hold than the second: the first fills caches."""
_PARTS = 5


def run(settings: Settings, questions: Sequence[str], seconds: float) -> list[Row]:
    """Ask for so many seconds and look five times at what the server holds."""
    seen, held = list[Seen](), list[Held]()
    with serving(settings) as server:
        for _ in range(_PARTS):
            seen += asyncio.run(_ask_for(server, questions, seconds / _PARTS))
            held.append(server.calm())
    settled, last = held[1], held[-1]
    grown = last.memory_mb / settled.memory_mb - 1
    return [
        Row(
            f"{ASKERS} askers for {seconds:.0f} s",
            "every question is answered",
            f"{ends(seen)}; {len(seen) / seconds:.1f} a second; {times([call.whole for call in seen])}",
            all(call.end == "done" for call in seen),
        ),
        Row(
            "memory",
            f"grows less than {GROWTH:.0%} from the second fifth of the time to the last",
            f"{grown:+.1%}: " + ", ".join(f"{each.memory_mb:.0f}" for each in held) + " MB",
            grown < GROWTH,
        ),
        Row(
            "tasks and descriptors",
            "no more at the end than after the second fifth",
            f"then: {settled}; at the end: {last}",
            last.within(settled),
        ),
    ]


async def _ask_for(server: Loaded, questions: Sequence[str], seconds: float) -> list[Seen]:
    end, texts, seen = time.monotonic() + seconds, cycle(questions), list[Seen]()

    async def asker() -> None:
        while time.monotonic() < end:
            seen.append(await client.ask(server.port, next(texts)))

    await asyncio.gather(*(asker() for _ in range(ASKERS)))
    return seen
