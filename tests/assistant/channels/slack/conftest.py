from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

pytest.importorskip("slack_bolt", reason="needs lotsen[slack]")

from tests.assistant.channels.http.conftest import Served, served
from tests.assistant.channels.slack.stub import SECRET, TOKEN, StubSlack


@dataclass(frozen=True)
class Bot:
    """Lotsen with its door for Slack open, and the Slack it talks to."""

    slack: StubSlack
    client: Served


ServeBot = Callable[..., Bot]


@pytest.fixture
def slack() -> Iterator[StubSlack]:
    with StubSlack() as stub:
        yield stub


@pytest.fixture
def serve_bot(slack: StubSlack) -> Iterator[ServeBot]:
    """Start Lotsen, with a pipeline or settings of the test's own."""
    with contextlib.ExitStack() as stack:

        def start(*parts: object, **named: object) -> Bot:
            secrets = {"slack_bot_token": TOKEN, "slack_signing_secret": SECRET, "slack_url": slack.url}
            named = {"slack_language": "sv", **named}
            return Bot(slack, stack.enter_context(served(*parts, **{**secrets, **named})))  # type: ignore[arg-type]

        yield start


@pytest.fixture
def bot(serve_bot: ServeBot) -> Bot:
    return serve_bot()
