"""The official client, over each transport, against the server and the command as people run them."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

from mcp import Client

from tests.assistant.channels import processes
from tests.assistant.channels.mcp.conftest import text, with_client

Open = Callable[[], Client]


def test_a_client_asks_reads_and_is_told_how_to_pass_it_on(transport: Open) -> None:
    async def use(client: Client) -> None:
        assert client.server_info.name == "lotsen"
        assert "an AI service answers" in (client.instructions or "")
        tools = [tool.name for tool in (await client.list_tools()).tools]
        assert tools == ["ask", "search", "get_provision", "compare_provisions"]

        result = await client.call_tool("ask", {"question": "Vad säger 19 a kap. 2 § LOU?"})
        assert not result.is_error
        assert "700 000 kronor. [1]" in text(result)
        assert "[1] Lag (2016:1145) om offentlig upphandling, 19 a kap. 2 §" in text(result)
        assert result.structured_content["outcome"] == "answered"
        assert result.structured_content["sources"][0]["locator"] == "19 a kap. 2 §"

        uris = [one.uri for one in (await client.list_resources()).resources]
        assert uris[0] == "lotsen://documents"
        (contents,) = (await client.read_resource(next(uri for uri in uris if "partnership" in uri))).contents
        assert contents.text.startswith("# ")  # type: ignore[union-attr]

    with_client(transport, use)


def test_the_command_says_nothing_but_the_protocol_and_ends_with_its_input(built: Path) -> None:
    ended = subprocess.run(
        [*processes.COMMAND, "mcp"],
        input='{"jsonrpc":"2.0","id":1,"method":"ping"}\n',
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=processes.environment(built),
    )

    assert ended.returncode == 0
    assert [line for line in ended.stdout.splitlines() if not line.startswith('{"jsonrpc":"2.0"')] == []
    assert "Traceback" not in ended.stderr


def test_the_command_ends_at_once_when_it_is_interrupted(built: Path) -> None:
    with subprocess.Popen(
        [*processes.COMMAND, "mcp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=processes.environment(built),
    ) as command:
        assert command.stdin
        assert command.stdout
        command.stdin.write(b'{"jsonrpc":"2.0","id":1,"method":"ping"}\n')
        command.stdin.flush()
        assert json.loads(command.stdout.readline())["result"] == {}
        command.send_signal(signal.SIGINT)

        assert command.wait(5) == -signal.SIGINT
