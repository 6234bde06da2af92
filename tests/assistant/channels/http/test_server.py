from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from assistant.channels.http import protocol
from assistant.channels.http.server import listen
from assistant.errors import SettingsError
from tests.assistant.channels.http.conftest import Serve, Served

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Callable[[float], tuple[subprocess.Popen[str], str]]]:
    """Start a server process whose stage takes so many seconds; give it and its address."""
    started: list[subprocess.Popen[str]] = []
    log = (tmp_path / "log").open("w")

    def start(stage_seconds: float) -> tuple[subprocess.Popen[str], str]:
        command = [sys.executable, "-m", "tests.assistant.channels.http.serve_slowly", str(stage_seconds)]
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
        started.append(server)
        assert server.stdout
        return server, server.stdout.readline().strip()

    yield start
    log.close()
    for server in started:
        server.kill()
        server.wait()
        assert server.stdout
        server.stdout.close()


def raw(client: Served, *parts: bytes, pause: float = 0) -> bytes:
    """Send bytes and return all that comes back until the server closes or is silent."""
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=5) as connection:
        got = b""
        try:
            for part in parts:
                connection.sendall(part)
                time.sleep(pause)
            while chunk := connection.recv(65_536):
                got += chunk
        except OSError:
            pass
        return got


def test_a_port_in_use_is_told_in_plain_words() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(SettingsError, match=rf"Port {port} on 127.0.0.1 is in use.*--port {port + 1}") as refused:
            listen("127.0.0.1", port)

    assert refused.value.exit_code == 2


def test_an_address_of_another_machine_is_told_in_plain_words() -> None:
    with pytest.raises(SettingsError, match=r"Cannot listen on 192\.0\.2\.1, port 8000: .*--host"):
        listen("192.0.2.1", 8000)


def test_sigterm_without_work_ends_at_once_with_exit_code_0(
    process: Callable[[float], tuple[subprocess.Popen[str], str]],
) -> None:
    server, address = process(0)
    assert httpx.get(f"{address}/api/health").status_code == 200

    server.send_signal(signal.SIGTERM)

    assert server.wait(5) == 0


def test_the_log_tells_of_an_answer_and_not_of_the_question(
    process: Callable[[float], tuple[subprocess.Popen[str], str]], tmp_path: Path
) -> None:
    server, address = process(0)
    httpx.post(f"{address}/api/chat", json={"question": "Min hemliga fråga?"}).raise_for_status()
    server.send_signal(signal.SIGTERM)
    server.wait(5)

    logged = (tmp_path / "log").read_text(encoding="utf-8")
    assert "INFO lotsen.http answered outcome=answered ms=" in logged
    assert "hemliga" not in logged
    assert "127.0.0.1" not in logged


@pytest.mark.parametrize(("stage_seconds", "last"), [(0.5, "done"), (60, "error")])
def test_sigterm_lets_streams_finish_or_tells_them(
    process: Callable[[float], tuple[subprocess.Popen[str], str]], stage_seconds: float, last: str
) -> None:
    server, address = process(stage_seconds)
    headers = {"accept": "text/event-stream"}
    with httpx.stream(
        "POST", f"{address}/api/chat", json={"question": "Hej?"}, headers=headers, timeout=20
    ) as response:
        lines = response.iter_lines()
        assert next(lines) == "event: status"
        server.send_signal(signal.SIGTERM)
        began = time.monotonic()
        names = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]

    assert names[-1] == last
    assert server.wait(10) == 0
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "start",
    [
        b"GET /api/health HTTP/1.1\r\nHost: x\r\nX-Large: " + b"a" * 20_000 + b"\r\n\r\n",
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 5_000 + b"\r\n",
        b"GET / HTTP/1.1\r\nX-Large: " + b"a" * 2_000_000,
    ],
    ids=["one header", "address", "many headers", "without end"],
)
def test_headers_beyond_the_cap_are_refused(client: Served, start: bytes) -> None:
    got = raw(client, start)

    # A sender cut off in the middle of megabytes may see only the closed connection.
    assert got.startswith(b"HTTP/1.1 431 ") or len(start) > 1_000_000
    assert client.get("/api/health").status_code == 200


@pytest.mark.parametrize(
    "sent", [b"\x16\x03\x01\x02\x00\x01", b"HELLO\r\n\r\n", b"GET /\xff HTTP/1.1\r\n\r\n", b"\r\n" * 9 + b"?"]
)
def test_what_is_not_http_gets_the_one_error_shape(client: Served, sent: bytes) -> None:
    got = raw(client, sent + b"\r\n\r\n")

    assert got.startswith(b"HTTP/1.1 400 ")
    assert b"content-type: application/problem+json" in got
    assert b'"code": "bad_request"' in got


def test_headers_that_drip_are_not_waited_for(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "HEADER_SECONDS", 0.3)
    client = serve()

    assert raw(client, b"GET / HTTP/1.1\r\n", b"X-A: b\r\n", pause=0.1).startswith(b"HTTP/1.1 408 ")
    assert raw(client).startswith(b"HTTP/1.1 408 ")


def test_a_connection_is_kept_for_the_next_question(client: Served) -> None:
    body = b'{"question": "Hej?"}'
    request = (
        b"POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n" + body
    )

    got = raw(client, request % (len(body), b""), request % (len(body), b"Connection: close\r\n"), pause=0.2)

    assert got.count(b"HTTP/1.1 200 ") == 2
