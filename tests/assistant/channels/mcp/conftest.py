from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

pytest.importorskip("mcp", reason="needs lotsen[mcp]")

from mcp import Client, MCPError, StdioServerParameters
from mcp_types import CallToolResult

from tests.assistant.channels import processes

Value = TypeVar("Value")


@pytest.fixture(params=["http", "http, the protocol before 2026", "stdio"], scope="session")
def transport(request: pytest.FixtureRequest, address: str, built: Path) -> Callable[[], Client]:
    """Return what opens the official client, over each transport."""
    if request.param == "stdio":
        command = [*processes.COMMAND, "mcp"]
        environment = processes.environment(built)
        return lambda: Client(StdioServerParameters(command=command[0], args=command[1:], env=environment))
    mode = "auto" if request.param == "http" else "legacy"
    return lambda: Client(f"{address}/mcp", mode=mode)  # type: ignore[arg-type]


def with_client(open_client: Callable[[], Client], use: Callable[[Client], Awaitable[Value]]) -> Value:
    """Return what ``use`` makes of a client, which is closed after."""

    async def used() -> Value:
        async with open_client() as client:
            try:
                return await use(client)
            except MCPError as error:
                refused = error
        # Raised in here, the client's task groups would wrap it.
        raise refused

    return asyncio.run(used())


def call(open_client: Callable[[], Client], tool: str, **arguments: Any) -> CallToolResult:
    return with_client(open_client, lambda client: client.call_tool(tool, arguments))


def text(result: CallToolResult) -> str:
    (block,) = result.content
    assert block.type == "text"
    return block.text
