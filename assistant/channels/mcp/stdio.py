"""The transport for an assistant on the same machine: messages on standard input and output."""

from __future__ import annotations

import signal
from typing import Any

import anyio
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server


def serve(server: Server[Any]) -> None:
    """Serve until standard input ends; Ctrl-C ends the process at once."""
    # Python's own answer to Ctrl-C waits for the thread that reads standard input, which waits for a line.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    anyio.run(_serve, server)


async def _serve(server: Server[Any]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())
