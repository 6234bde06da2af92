"""A server process whose stages take their time: ``python -m tests.assistant.channels.http.serve_slowly SECONDS``."""

from __future__ import annotations

import sys
import time
from functools import partial

from assistant.channels.http.app import create_app
from assistant.channels.http.server import run
from assistant.domain import Question
from tests.assistant.channels.http.fakes import FakeAssistant, ScriptedPipeline


def wait(seconds: float, stage: str, question: Question) -> None:
    if stage == "retrieve":
        time.sleep(seconds)


if __name__ == "__main__":
    pipeline = ScriptedPipeline(before=partial(wait, float(sys.argv[1])))
    sys.exit(run(create_app(FakeAssistant(pipeline)), "127.0.0.1", 0, announce=partial(print, flush=True)))
