"""Many streams at once: all begin in one moment, and all end with an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import cycle, islice

from assistant.channels.http.app import DEADLINE_SECONDS
from assistant.settings import Settings
from evals.faults.row import Row
from evals.load import client
from evals.load.client import Seen
from evals.load.figures import ends, percentile, times
from evals.load.serving import serving

FIRST_SECONDS = 1.5
"""Goal for the 95th percentile of the first event."""


def run(settings: Settings, questions: Sequence[str], streams: int) -> list[Row]:
    """Open the streams in one moment, read all to their end, and count what is left behind."""
    with serving(settings, queue=2 * streams) as server:
        asyncio.run(_all(server.port, questions[:20]))
        before = server.calm()
        seen = asyncio.run(_all(server.port, list(islice(cycle(questions), streams))))
        after = server.calm()
    first, whole = [call.first for call in seen], [call.whole for call in seen]
    return [
        Row(f"{streams} streams at once", "each ends with its answer", ends(seen), all(c.end == "done" for c in seen)),
        Row("first event", f"p95 < {FIRST_SECONDS} s", times(first), percentile(first, 0.95) < FIRST_SECONDS),
        Row("whole answer", f"< {DEADLINE_SECONDS:.0f} s", times(whole), max(whole) < DEADLINE_SECONDS),
        Row(
            "afterwards",
            "no more tasks and descriptors than before",
            f"before: {before}; after: {after}",
            after.within(before) and after.runs == 0,
        ),
    ]


async def _all(port: int, questions: Sequence[str]) -> list[Seen]:
    return await asyncio.gather(*(client.ask(port, question) for question in questions))
