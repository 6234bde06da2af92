"""Publishers on loopback: an HTTPS server that speaks for every host, with each one's formats and faults.

Nothing of the client is switched off for it: the names resolve to a public address, which is checked as in life; only
the network handed in leads every connection to the server, and the test's own authority signs its certificate.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

import httpcore
import trustme

from ingest.sources.exchange import Line

PUBLIC = "93.184.216.34"
HOSTS = (
    "data.riksdagen.se",
    "beta.rkrattsbaser.gov.se",
    "api.lovdata.no",
    "publications.europa.eu",
    "op.europa.eu",
    "www.retsinformation.dk",
    "opendata.finlex.fi",
    "guide.example.se",
)


@dataclass(frozen=True)
class Asked:
    """A request as it reached the server."""

    method: str
    host: str
    target: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


@dataclass(frozen=True)
class Answer:
    """What the server sends: a whole body, or pieces with pauses between them."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Callable[[], Iterable[bytes]] | None = None
    """In place of ``body``; sent as they come, without a length."""
    promised: int | None = None
    """A Content-Length other than the body's."""


@dataclass
class TestClock:
    """A clock that does not wait: sleeping moves it on."""

    __test__ = False
    today: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return time.monotonic() + sum(self.slept)

    def now(self) -> datetime:
        return self.today + timedelta(seconds=sum(self.slept))

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def next_day(self, days: int = 1) -> None:
        self.today += timedelta(days=days)


class LoopbackNetwork(httpcore.NetworkBackend):
    """Leads every connection to one port of this machine, and notes where it was meant to go."""

    def __init__(self, port: int | None) -> None:
        self.port = port
        """None: there is no network."""
        self.connects: list[tuple[str, int]] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self.connects.append((host, port))
        if self.port is None:
            raise httpcore.ConnectError("Network is unreachable")
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)


class PublisherServer:
    """Answers for every publisher. Use as a context manager; ``routes`` may be changed at any time."""

    def __init__(self) -> None:
        self.routes: dict[tuple[str, str], Answer | list[Answer]] = {}
        self.asked: list[Asked] = []
        self.clock = TestClock()
        self.addresses: dict[str, Sequence[str]] = {host: [PUBLIC] for host in HOSTS}
        self._authority = trustme.CA()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.publishers = self
        self._server.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(*HOSTS).configure_cert(self._server.tls)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self.network = LoopbackNetwork(self._server.server_address[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def line(self) -> Line:
        """Return the line to this server: own names, own network, own authority, own clock."""
        trust = ssl.create_default_context()
        self._authority.configure_trust(trust)
        return Line(lambda host: self.addresses.get(host, []), self.network, trust, self.clock)

    def serve(self, url: str, *answers: Answer) -> None:
        """Answer ``url`` with these, one after the other; the last one stays."""
        host, _, target = url.removeprefix("https://").partition("/")
        self.routes[host, f"/{target}"] = list(answers)

    def targets(self, *, robots: bool = False) -> list[str]:
        """Return what was asked for, host and path; robots.txt only if wanted."""
        return [one.host + one.target for one in self.asked if robots or one.target != "/robots.txt"]

    def answer(self, asked: Asked) -> Answer:
        """Return what to send, and remember what was asked."""
        self.asked.append(asked)
        found = self.routes.get((asked.host, asked.target), Answer(status=404))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        tag = found.headers.get("ETag")
        return Answer(status=304, headers=found.headers) if tag and asked.headers.get("if-none-match") == tag else found


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    publishers: PublisherServer
    tls: ssl.SSLContext

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        connection.settimeout(10)
        return self.tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves in the middle is what many tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.headers.get("Host", ""), self.path, headers, self.rfile.read(length))
        answer = self.server.publishers.answer(asked)
        self.close_connection = True
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.pieces is None:
            length = len(answer.body) if answer.promised is None else answer.promised
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()
        for piece in answer.pieces() if answer.pieces else [answer.body]:
            self.wfile.write(piece)
            self.wfile.flush()

    do_POST = do_GET  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def redirect(location: str, status: int = 302) -> Answer:
    """Return an answer that sends the client elsewhere."""
    return Answer(status=status, headers={"Location": location})


def drip(byte: bytes = b"x", pause: float = 0.05, times: int = 1_000) -> Callable[[], Iterable[bytes]]:
    """Return pieces of one byte with a pause after each."""

    def pieces() -> Iterable[bytes]:
        for _ in range(times):
            yield byte
            time.sleep(pause)

    return pieces


def endless(size: int = 65_536, times: int = 100_000) -> Callable[[], Iterable[bytes]]:
    """Return gigabytes of pieces."""
    piece = b"x" * size
    return lambda: (piece for _ in range(times))
