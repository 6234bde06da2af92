"""Serve the scenes with the real server; prints its address.

``python -m tests.web.serve_scenes WORKERS QUEUE DATA_FOLDER [ORIGIN…]``: pages of these origins may embed the element
and show the page in a frame.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from assistant.channels.http.app import create_app
from assistant.channels.http.server import run
from assistant.settings import Settings
from tests.assistant.channels.http.fakes import FakeAssistant, ScriptedPipeline
from tests.web import scenes

if __name__ == "__main__":
    pipeline = ScriptedPipeline(answers=scenes.answer, before=scenes.before)
    workers, queue, data, *origins = sys.argv[1:]
    settings = Settings(
        workers=int(workers),
        queue=int(queue),
        data=Path(data),
        allowed_origins=tuple(origins),
        frame_ancestors=tuple(origins),
    )
    sys.exit(run(create_app(FakeAssistant(pipeline, settings=settings)), "127.0.0.1", 0, partial(print, flush=True)))
