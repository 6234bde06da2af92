"""More than the server takes: over the limit of an address, and over the number of places."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from itertools import cycle

from assistant.settings import Settings
from evals.faults.row import Row
from evals.load import client
from evals.load.client import Seen
from evals.load.figures import ends, percentile, times
from evals.load.serving import Loaded, serving

REFUSED_SECONDS = 0.1
"""Goal for the 99th percentile of a refusal."""
RECOVERY_SECONDS = 5.0
_PER_DAY = 15
"""A span that does not end while the calls are made."""
_PLACES = 8
_TIMES_OVER = 4


def run(settings: Settings, questions: Sequence[str], calls: int) -> list[Row]:
    """Send ``calls`` over the limit of one address, then keep four times as many askers at it as there are places."""
    with serving(settings, trusted_proxies="127.0.0.1", limit_address=f"{_PER_DAY}/day") as server:
        rows = _over_the_limit(server, questions, calls)
    with serving(settings, workers=2, queue=_PLACES - 2) as server:
        return rows + _overload(server, questions, calls)


def _over_the_limit(server: Loaded, questions: Sequence[str], calls: int) -> list[Row]:
    loud, quiet = {"X-Forwarded-For": "192.0.2.7"}, {"X-Forwarded-For": "198.51.100.9"}
    seen = [asyncio.run(client.ask(server.port, questions[0], loud)) for _ in range(_PER_DAY)]
    refused, others = asyncio.run(_beside(server.port, questions, calls, loud, quiet))
    within = all(call.end == "done" for call in seen)
    return [
        Row(
            f"{calls} calls beyond a limit of {_PER_DAY}, from one address",
            "429 with Retry-After",
            f"within the limit: {ends(seen)}; beyond: {ends(refused)}",
            within and all(call.status == 429 and call.retry_after for call in refused),
        ),
        _quick(refused),
        Row("another address meanwhile", "is answered", ends(others), all(call.end == "done" for call in others)),
    ]


async def _beside(
    port: int, questions: Sequence[str], calls: int, loud: dict[str, str], quiet: dict[str, str]
) -> tuple[list[Seen], list[Seen]]:
    others = asyncio.create_task(_one_by_one(port, questions[:5], quiet))
    return await _closed_loop(port, questions, 8, calls, loud), await others


async def _one_by_one(port: int, questions: Sequence[str], headers: dict[str, str]) -> list[Seen]:
    return [await client.ask(port, question, headers) for question in questions]


def _overload(server: Loaded, questions: Sequence[str], calls: int) -> list[Row]:
    alone = asyncio.run(_closed_loop(server.port, questions, _PLACES, 5 * _PLACES))
    seen = asyncio.run(_closed_loop(server.port, questions, _TIMES_OVER * _PLACES, calls))
    began = time.perf_counter()
    after = asyncio.run(client.ask(server.port, questions[0]))
    recovered = time.perf_counter() - began
    refused, answered = [c for c in seen if c.status == 503], [c for c in seen if c.end == "done"]
    own, under = percentile([c.whole for c in alone], 0.95), percentile([c.whole for c in answered], 0.95)
    return [
        Row(
            f"{_TIMES_OVER * _PLACES} askers for {_PLACES} places",
            "an answer, or 503 with Retry-After",
            ends(seen),
            len(refused) + len(answered) == len(seen) and all(call.retry_after for call in refused),
        ),
        _quick(refused),
        Row(
            "those that were admitted",
            "keep their time: p95 at most twice that of full places alone",
            f"{times([c.whole for c in answered])}; alone p95 {1_000 * own:,.0f} ms",
            under <= 2 * own,
        ),
        Row(
            "afterwards",
            f"the next question is answered in < {RECOVERY_SECONDS:.0f} s",
            f"{after.end}, {recovered:.2f} s",
            after.end == "done" and recovered < RECOVERY_SECONDS,
        ),
    ]


def _quick(refused: Sequence[Seen]) -> Row:
    took = [call.whole for call in refused]
    expected = f"p99 < {1_000 * REFUSED_SECONDS:.0f} ms, connecting included"
    return Row("refusals", expected, times(took), percentile(took, 0.99) < REFUSED_SECONDS)


async def _closed_loop(
    port: int, questions: Sequence[str], askers: int, calls: int, headers: dict[str, str] | None = None
) -> list[Seen]:
    """Keep so many askers at it, each with a pause of a blink after a refusal, until the calls are made."""
    left, texts, seen = iter(range(calls)), cycle(questions), list[Seen]()

    async def asker() -> None:
        for _ in left:
            seen.append(await client.ask(port, next(texts), headers))
            if seen[-1].status in (429, 503):
                await asyncio.sleep(0.05)

    await asyncio.gather(*(asker() for _ in range(askers)))
    return seen
