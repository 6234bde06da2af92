"""Run the application on this machine: one process, bounded connections, an orderly end."""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from assistant.channels.common.runs import Runs
from assistant.channels.http.protocol import GuardedProtocol
from assistant.errors import SettingsError

CONNECTIONS = 2_000
KEEP_ALIVE_SECONDS = 15
FINISH_SECONDS = 7.0
"""How long live runs may go on after SIGTERM; then their streams get an ``error`` event."""
STOP_SECONDS = 9
"""When what is left after that is cut off."""


def run(app: FastAPI, host: str, port: int, announce: Callable[[str], None] = print) -> int:
    """Serve until SIGTERM or SIGINT and return the exit code, 0.

    ``announce`` is told the address once it answers. Raises SettingsError when host and port cannot be listened on.
    """
    _log(app.state.log_level)
    listener = listen(host, port)
    server = Server(app, lambda: announce(address(listener)))
    # uvicorn raises the signal again after its orderly end; that must not turn exit code 0 into -15.
    previous = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        server.run(sockets=[listener])
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
    if server.runs.live:
        # A stage that hangs would keep its thread, and so the process, alive.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
    return 0


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; raises SettingsError saying why it cannot and what to do."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(2048)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            advice = f"Stop the program that uses it, or choose another: lotsen serve --port {port + 1}"
            raise SettingsError(f"Port {port} on {host} is in use. {advice}") from error
        raise SettingsError(
            f"Cannot listen on {host}, port {port}: {error.strerror}. Choose others with --host and --port."
        ) from error
    return listener


def _log(level: str) -> None:
    # Libraries speak up at warning only: their info lines can quote what people asked.
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in ("lotsen", "uvicorn"):
        logging.getLogger(name).setLevel(level.upper())


def address(listener: socket.socket) -> str:
    """Return the web address of a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Server(uvicorn.Server):
    """uvicorn's server with Lotsen's limits; calls ``started`` when it answers and ends the runs when it stops."""

    def __init__(self, app: FastAPI, started: Callable[[], None]) -> None:
        config = uvicorn.Config(
            app,
            http=GuardedProtocol,
            ws="none",
            access_log=False,
            log_config=None,
            server_header=False,
            # The application reads those headers, from the proxies of the settings alone.
            proxy_headers=False,
            limit_concurrency=CONNECTIONS,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
        super().__init__(config)
        self.runs: Runs = app.state.runs
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self._started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let live runs finish, within bounds."""
        self.runs.finish_within(FINISH_SECONDS)
        await super().shutdown(sockets)
