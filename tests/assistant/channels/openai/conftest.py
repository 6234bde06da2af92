from __future__ import annotations

from collections.abc import Callable, Iterator

import openai
import pytest

from tests.assistant.channels.http.conftest import Served, client, serve

__all__ = ["client", "serve"]

Connect = Callable[[Served], openai.OpenAI]


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Return official clients of a server, which do not try again by themselves."""
    opened: list[openai.OpenAI] = []

    def connected(server: Served) -> openai.OpenAI:
        opened.append(openai.OpenAI(base_url=f"{server.base_url}/v1", api_key="any", max_retries=0))
        return opened[-1]

    yield connected
    for one in opened:
        one.close()
