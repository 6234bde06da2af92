"""A light closed-loop HTTP load: so many clients, each asking its next question when the last is answered.

Runs in a process of its own (``python -m evals.bench.serving.load < spec.json``), with one connection a client and no
HTTP library, so that on few cores the client takes as little as it can from the server it measures.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import cycle, islice

from evals.bench.summary import percentile


@dataclass(frozen=True, slots=True)
class Load:
    """What to send: every request is a JSON body posted to ``path``."""

    port: int
    path: str
    bodies: list[str]
    clients: int
    requests: int
    host: str = "127.0.0.1"


@dataclass(slots=True)
class Outcome:
    """What came back: seconds of each answered request, and how many were refused or broken."""

    seconds: list[float] = field(default_factory=list)
    wall: float = 0.0
    errors: int = 0

    def p50_ms(self) -> float:
        """Return the median answer time in milliseconds."""
        return percentile(self.seconds, 0.5) * 1_000

    def p95_ms(self) -> float:
        """Return the 95th percentile of the answer time in milliseconds."""
        return percentile(self.seconds, 0.95) * 1_000

    def per_second(self) -> float:
        """Return answered requests a second."""
        return len(self.seconds) / self.wall


async def run(load: Load) -> Outcome:
    """Send the load and return what came back. A client stops at its first broken connection."""
    outcome = Outcome()
    bodies = islice(cycle([body.encode() for body in load.bodies]), load.requests)
    started = time.perf_counter()
    await asyncio.gather(*(_client(load, bodies, outcome) for _ in range(load.clients)))
    outcome.wall = time.perf_counter() - started
    return outcome


async def _client(load: Load, bodies: Iterator[bytes], outcome: Outcome) -> None:
    reader, writer = await asyncio.open_connection(load.host, load.port)
    head = f"POST {load.path} HTTP/1.1\r\nHost: {load.host}:{load.port}\r\nContent-Type: application/json\r\n"
    try:
        for body in bodies:
            started = time.perf_counter()
            writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            status = await _response(reader)
            if status == 200:
                outcome.seconds.append(time.perf_counter() - started)
            else:
                outcome.errors += 1
    except (OSError, asyncio.IncompleteReadError):
        outcome.errors += 1
    finally:
        writer.close()


async def _response(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.partition("content-length:")[2].partition("\r\n")[0]
    await reader.readexactly(int(length))
    return int(head.split(" ", 2)[1])


def main() -> None:
    """Read a Load as JSON from standard input, write the Outcome as JSON to standard output."""
    print(json.dumps(asdict(asyncio.run(run(Load(**json.load(sys.stdin)))))))


if __name__ == "__main__":
    main()
