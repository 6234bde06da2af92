from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("microsoft_teams.apps", reason="needs lotsen[teams]")

import httpx

from tests.assistant.channels.http.conftest import Served, served
from tests.assistant.channels.teams.stub import StubMicrosoft


@dataclass(frozen=True)
class Bot:
    """Lotsen with its door for Teams open, and the Microsoft it talks to."""

    microsoft: StubMicrosoft
    client: Served
    feedback: Path

    def send(self, activity: dict[str, Any]) -> httpx.Response:
        """Send an activity with a token that holds."""
        return self.microsoft.send(self.client, activity)

    def write(self, text: str = "När får dialog användas?", **changed: object) -> httpx.Response:
        """Send a message."""
        return self.send(self.microsoft.message(text, **changed))


ServeBot = Callable[..., Bot]


@pytest.fixture
def microsoft() -> Iterator[StubMicrosoft]:
    with StubMicrosoft() as stub:
        yield stub


@pytest.fixture
def serve_bot(microsoft: StubMicrosoft, tmp_path: Path) -> Iterator[ServeBot]:
    """Start Lotsen, with a pipeline or settings of the test's own."""
    with contextlib.ExitStack() as stack:

        def start(*parts: object, **named: object) -> Bot:
            settings = {**microsoft.settings, "data": tmp_path, **named}
            client = stack.enter_context(served(*parts, **settings))  # type: ignore[arg-type]
            return Bot(microsoft, client, tmp_path / "feedback")

        yield start


@pytest.fixture
def bot(serve_bot: ServeBot) -> Bot:
    return serve_bot()
