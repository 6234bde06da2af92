"""A client so lean that thousands of it leave the machine to the server: HTTP/1.1 over asyncio's streams."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

LIMIT_SECONDS = 60.0
"""A call that takes longer counts as hanging."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a call went. Times are seconds since the client began to connect."""

    status: int
    """0 where no answer began."""
    end: str
    """``done``, ``error <code>``, ``left`` for a client that left as planned, or ``cut`` for all else."""
    first: float
    """Until the first event of a stream, or until the status of a refusal."""
    whole: float
    retry_after: int | None = None


async def ask(port: int, question: str, headers: Mapping[str, str] | None = None, *, leave: bool = False) -> Seen:
    """Ask as a stream and read it to its end, or ``leave`` when the first event is there."""
    began = time.perf_counter()
    seen = Seen(0, "cut", LIMIT_SECONDS, LIMIT_SECONDS)
    try:
        async with asyncio.timeout(LIMIT_SECONDS):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(_request(question, headers or {}))
                seen = await _read(reader, began, leave)
            finally:
                # Without a farewell, as a browser's tab that is closed.
                writer.transport.abort()
    except (OSError, TimeoutError, asyncio.IncompleteReadError):
        pass
    return seen


def _request(question: str, headers: Mapping[str, str]) -> bytes:
    body = json.dumps({"question": question}).encode()
    lines = {
        "Host": "127.0.0.1",
        "Content-Type": "application/json",
        "Accept": "text/event-stream",
        "Content-Length": str(len(body)),
        **headers,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"POST /api/chat HTTP/1.1\r\n{head}\r\n".encode() + body


async def _read(reader: asyncio.StreamReader, began: float, leave: bool) -> Seen:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    fields = dict(line.split(": ", 1) for line in head.splitlines()[1:] if ": " in line)
    if status != 200:
        took, wait = time.perf_counter() - began, fields.get("retry-after")
        body = json.loads(await reader.readexactly(int(fields["content-length"])))
        return Seen(status, f"error {body['code']}", took, time.perf_counter() - began, int(wait) if wait else None)
    text = await reader.readuntil(b"event: ")
    first = time.perf_counter() - began
    if leave:
        return Seen(status, "left", first, first)
    # The end of the last piece stays, since an event's name may lie across two.
    while chunk := await reader.read(65_536):
        text = text[-20:] + chunk
        if b"event: done" in text or b"event: error" in text:
            end = "done" if b"event: done" in text else "error in the stream"
            return Seen(status, end, first, time.perf_counter() - began)
    return Seen(status, "cut", first, time.perf_counter() - began)
