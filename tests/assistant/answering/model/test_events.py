"""What the chat page receives while a model writes."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from starlette.testclient import TestClient

from assistant.answering.pipeline import Pipeline
from assistant.channels.http.app import create_app
from assistant.index.live import LiveIndex
from assistant.settings import Settings
from tests.assistant.answering.model.conftest import Opened
from tests.assistant.answering.model.model_server import Fault, ModelServer, answer_json, cut, says
from tests.assistant.answering.model.test_write import HOLDS, LIMIT, passage


@dataclass
class Handed:
    settings: Settings
    pipeline: Pipeline
    live_index: LiveIndex


def events(pipeline: Pipeline, live: LiveIndex) -> list[tuple[str, dict[str, object]]]:
    with TestClient(create_app(Handed(Settings(), pipeline, live))) as client:
        body = client.post("/api/chat", json={"question": LIMIT}, headers={"accept": "text/event-stream"}).text
    framed = [dict(line.split(": ", 1) for line in event.splitlines()) for event in body.strip().split("\n\n")]
    return [(event["event"], json.loads(event["data"])) for event in framed]


@pytest.mark.parametrize("breaks_off", [False, True])
def test_every_statement_comes_once_and_in_the_order_of_the_whole_answer(
    server: ModelServer, opened: Opened, live: LiveIndex, breaks_off: bool
) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    whole = answer_json([(HOLDS, [number])])
    fault: Fault = cut(whole[:-2]) if breaks_off else says([(HOLDS, [number])])
    server.scripts = [fault]
    received = events(opened(), live)
    names = [name for name, _ in received]
    assert names[-2:] == ["sources", "done"]
    done = received[-1][1]
    assert [data for name, data in received if name == "statement"] == done["statements"]
    assert done["outcome"] == ("model_down" if breaks_off else "answered")
    assert "write" in [data["stage"] for name, data in received if name == "status"]
