"""The real server, which tells on SIGUSR1 what it holds: ``python -m evals.load.counted PORT``. A line of JSON each."""

from __future__ import annotations

import asyncio
import json
import signal
import sys

from assistant import settings
from assistant.channels.http.app import create_app
from assistant.channels.http.server import Server, listen
from assistant.composition import compose
from assistant.heaps import share_heaps


def main(port: int) -> None:
    """Serve until SIGTERM; the first line says that it answers."""
    share_heaps()
    assistant = compose(settings.load())
    assistant.pipeline.warm_up()
    app = create_app(assistant)

    def tell() -> None:
        print(json.dumps({"tasks": len(asyncio.all_tasks()), "runs": app.state.runs.live}), flush=True)

    def started() -> None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, tell)
        tell()

    Server(app, started).run(sockets=[listen("127.0.0.1", port)])


if __name__ == "__main__":
    main(int(sys.argv[1]))
