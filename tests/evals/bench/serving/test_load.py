from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from evals.bench.serving.load import Load, Outcome, run


class Answering(BaseHTTPRequestHandler):
    """Answers what it was asked; "busy" gets 503, "gone" a connection that closes."""

    protocol_version = "HTTP/1.1"
    asked: list[str]

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["question"]
        self.asked.append(question)
        if question == "gone":
            self.close_connection = True
            return
        body = json.dumps({"answer": question}).encode()
        self.send_response(503 if question == "busy" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def port() -> Iterator[int]:
    Answering.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def ask(port: int, questions: list[str], clients: int, requests: int) -> Outcome:
    bodies = [json.dumps({"question": question}) for question in questions]
    return asyncio.run(run(Load(port, "/ask", bodies, clients, requests)))


def test_every_question_is_asked_in_turn(port: int) -> None:
    found = ask(port, ["å", "ä"], 1, 5)
    assert Answering.asked == ["å", "ä", "å", "ä", "å"]
    assert len(found.seconds) == 5
    assert found.errors == 0


def test_many_clients_share_the_requests(port: int) -> None:
    found = ask(port, ["a"], 8, 40)
    assert len(Answering.asked) == len(found.seconds) == 40
    assert found.per_second() == pytest.approx(40 / found.wall)


def test_a_refused_request_counts_as_an_error_and_not_as_an_answer(port: int) -> None:
    found = ask(port, ["a", "busy"], 1, 4)
    assert (len(found.seconds), found.errors) == (2, 2)


def test_a_client_whose_connection_breaks_stops_and_says_so(port: int) -> None:
    found = ask(port, ["a", "gone", "a"], 1, 3)
    assert (len(found.seconds), found.errors) == (1, 1)


def test_times_are_reported_in_milliseconds() -> None:
    found = Outcome([0.010, 0.020, 0.030], wall=0.06)
    assert found.p50_ms() == pytest.approx(20)
    assert found.p95_ms() == pytest.approx(29)
    assert found.per_second() == pytest.approx(50)
