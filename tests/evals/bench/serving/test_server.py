from __future__ import annotations

import sys
from pathlib import Path

import pytest

from evals.bench.serving.server import Service, serving

SCRIPT = """
import json, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}"
        self.send_response(500 if b"broken" in body else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    do_GET = do_POST = answer
HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def service(folder: Path, script: str = SCRIPT) -> Service:
    return Service(
        "echo",
        lambda port: [sys.executable, "-c", script, str(port)],
        {},
        "/ready",
        "/ask",
        folder / "logs" / "echo.log",
    )


def test_a_server_is_started_asked_measured_and_ended(tmp_path: Path) -> None:
    with serving(service(tmp_path)) as server:
        ready = server.wait_ready()
        first = server.first_answer("Vad?")
        load = server.load(["Vad?", "När?"], 1, 6)
        assert 0 < ready < first
        assert len(load.seconds) == 6
        assert server.cpu_seconds() > 0
        assert 5 < server.resident_mb() < 500
    with pytest.raises(RuntimeError, match="echo ended before it answered"):
        server.wait_ready()


def test_a_server_that_ends_at_once_is_named_with_its_log(tmp_path: Path) -> None:
    with (
        serving(service(tmp_path, "raise SystemExit('no model')")) as server,
        pytest.raises(RuntimeError, match=r"echo ended before it answered; see .*echo\.log"),
    ):
        server.wait_ready()
    assert "no model" in (tmp_path / "logs" / "echo.log").read_text(encoding="utf-8")


def test_a_load_with_a_failed_request_gives_no_figures(tmp_path: Path) -> None:
    with serving(service(tmp_path)) as server:
        server.wait_ready()
        with pytest.raises(RuntimeError, match="echo failed 2 of 4 requests"):
            server.load(["fine", "broken"], 1, 4)
