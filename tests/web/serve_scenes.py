"""Serve the scenes with the real server: ``python -m tests.web.serve_scenes PORT``."""

from __future__ import annotations

import sys

from assistant.channels.http.app import create_app
from assistant.channels.http.server import run
from assistant.settings import Settings
from tests.assistant.channels.http.fakes import FakeAssistant, ScriptedPipeline
from tests.web import scenes

if __name__ == "__main__":
    pipeline = ScriptedPipeline(answers=scenes.answer, before=scenes.before)
    assistant = FakeAssistant(pipeline=pipeline, settings=Settings(workers=2, queue=0))
    sys.exit(run(create_app(assistant), "127.0.0.1", int(sys.argv[1])))
