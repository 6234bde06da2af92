"""uvicorn's fast HTTP protocol with what it lacks: a cap on the headers, a time limit for them, one error shape."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from assistant.channels.http.problems import MEDIA_TYPE, Problem

HEADER_BYTES = 16 * 1024
HEADER_SECONDS = 10.0


class GuardedProtocol(HttpToolsProtocol):
    """Answers 431 to headers beyond the cap, 408 to those that take too long, 400 to what is not HTTP."""

    _head_bytes = 0
    _clock: asyncio.TimerHandle | None = None
    """Runs while a request's headers are awaited."""

    def connection_made(self, transport: Any) -> None:
        """Start the clock for the first request's headers."""
        super().connection_made(transport)
        self._start_clock()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._stop_clock()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parse, and refuse headers that have passed the cap without an end in sight."""
        if self.transport.is_closing():
            return
        if self._clock is None and (self.cycle is None or self.cycle.response_complete):
            self._start_clock()
        self._head_bytes += len(data)
        super().data_received(data)
        if self._clock is not None and self._head_bytes > HEADER_BYTES:
            self._refuse_headers()

    def on_headers_complete(self) -> None:
        """Stop the clock and go on, unless the headers arrived whole but beyond the cap."""
        self._stop_clock()
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > HEADER_BYTES:
            self._refuse_headers()
            raise ValueError("makes the parser stop here")
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """Answer what is not HTTP in the one error shape."""
        self._refuse("bad_request", msg)

    def _start_clock(self) -> None:
        self._head_bytes = 0
        detail = f"The headers did not arrive within {HEADER_SECONDS:.0f} seconds."
        self._clock = self.loop.call_later(HEADER_SECONDS, self._refuse, "slow_request", detail)

    def _stop_clock(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _refuse_headers(self) -> None:
        self._refuse("headers_too_large", f"Address and headers may have at most {HEADER_BYTES:,} bytes.")

    def _refuse(self, code: str, detail: str) -> None:
        self._stop_clock()
        if self.transport.is_closing():
            return
        problem = Problem(code, detail)
        body = problem.body()
        head = (
            f"HTTP/1.1 {problem.status} {problem.title}\r\ncontent-type: {MEDIA_TYPE}\r\n"
            f"content-length: {len(body)}\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()
