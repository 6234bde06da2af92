"""Serve the scenes with the real server: ``python -m tests.web.serve_scenes WORKERS QUEUE`` prints its address."""

from __future__ import annotations

import sys
from functools import partial

from assistant.channels.http.app import create_app
from assistant.channels.http.server import run
from assistant.settings import Settings
from tests.assistant.channels.http.fakes import FakeAssistant, ScriptedPipeline
from tests.web import scenes

if __name__ == "__main__":
    pipeline = ScriptedPipeline(answers=scenes.answer, before=scenes.before)
    settings = Settings(workers=int(sys.argv[1]), queue=int(sys.argv[2]))
    sys.exit(run(create_app(FakeAssistant(pipeline, settings=settings)), "127.0.0.1", 0, partial(print, flush=True)))
