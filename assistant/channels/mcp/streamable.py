"""``POST /mcp``: the streamable HTTP transport, without sessions, so that any replica can answer any call."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Any

import anyio
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from assistant.channels.common.ports import Guard, ReadBody

LIMIT_BYTES = 64 * 1024
"""Of one message."""


class Door:
    """The ASGI application of ``/mcp``. ``run()`` must surround its life."""

    def __init__(self, server: Server[Any], read_body: ReadBody, guard: Guard) -> None:
        self._manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True)
        self._read_body = read_body
        self._guard = guard

    def run(self) -> AbstractAsyncContextManager[None]:
        """Return the context in which calls are answered; it can be entered once."""
        return self._manager.run()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call. Raises Failure when the guard or the limits refuse it."""
        request = Request(scope, receive)
        await self._guard(request)
        body = await self._read_body(request, LIMIT_BYTES)
        # The library answers to the end even when nobody listens any more.
        async with anyio.create_task_group() as both:
            both.start_soon(_cancel_when_client_leaves, receive, both.cancel_scope)
            await self._manager.handle_request(scope, _replay(body, receive), send)
            both.cancel_scope.cancel()


async def _cancel_when_client_leaves(receive: Receive, scope: anyio.CancelScope) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    scope.cancel()


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return a receive that gives the body which was read already, and then what comes after it."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return pending.pop() if pending else await receive()

    return replayed
