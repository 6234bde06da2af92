from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.domain import Question
from assistant.errors import IndexDamaged
from tests.assistant.channels.http.conftest import Serve, Served
from tests.assistant.channels.http.fakes import ScriptedPipeline


class Gate:
    """Holds every question at one stage until it is opened."""

    def __init__(self, stage: str = "retrieve") -> None:
        self.opened = threading.Event()
        self.reached = threading.Semaphore(0)
        self._stage = stage

    def __call__(self, stage: str, question: Question) -> None:
        if stage == self._stage:
            self.reached.release()
            assert self.opened.wait(15)


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.opened.set()


def eventually(holds: Callable[[], bool], seconds: float = 3.0) -> bool:
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.01)
    return held


def leave(client: Served, accept: str = "application/json") -> Callable[[], None]:
    """Ask over a bare connection and return what hangs up."""
    connection = socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=10)
    body = b'{"question": "Hej?"}'
    connection.sendall(
        b"POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        b"Accept: %s\r\nContent-Length: %d\r\n\r\n" % (accept.encode(), len(body)) + body
    )
    return connection.close


def test_beyond_the_queue_the_server_says_busy_at_once(serve: Serve, gate: Gate) -> None:
    client = serve(ScriptedPipeline(before=gate), workers=1, queue=2)
    with ThreadPoolExecutor(3) as pool:
        admitted = [pool.submit(client.ask) for _ in range(3)]
        assert eventually(lambda: client.runs.live == 3)

        began = time.monotonic()
        refused = client.ask()
        took = time.monotonic() - began
        gate.opened.set()

    assert (refused.status_code, refused.json()["code"]) == (503, "busy")
    assert int(refused.headers["retry-after"]) >= 1
    assert took < 0.1
    assert [future.result().status_code for future in admitted] == [200] * 3
    assert client.ask().status_code == 200


def test_a_stream_is_refused_as_plainly_as_a_json_request(serve: Serve, gate: Gate) -> None:
    client = serve(ScriptedPipeline(before=gate), workers=1, queue=0)
    hang_up = leave(client)
    assert gate.reached.acquire(timeout=5)

    response = client.post("/api/chat", json={"question": "Hej?"}, headers={"accept": "text/event-stream"})
    hang_up()

    assert (response.status_code, response.headers["content-type"]) == (503, "application/problem+json")


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_when_the_client_leaves_the_next_stage_is_not_begun(serve: Serve, gate: Gate, accept: str) -> None:
    pipeline = ScriptedPipeline(before=gate)
    client = serve(pipeline, workers=1, queue=0)
    hang_up = leave(client, accept)
    assert gate.reached.acquire(timeout=5)

    hang_up()
    time.sleep(0.3)
    gate.opened.set()

    assert pipeline.closed.wait(1)
    assert eventually(lambda: client.runs.live == 0)
    assert pipeline.begun == ["understand", "retrieve"]


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_a_client_that_leaves_the_queue_gives_its_place_back(serve: Serve, gate: Gate, accept: str) -> None:
    pipeline = ScriptedPipeline(before=gate)
    client = serve(pipeline, workers=1, queue=5)
    leave_worker = leave(client)
    assert gate.reached.acquire(timeout=5)
    waiting = [leave(client, accept) for _ in range(5)]
    assert eventually(lambda: client.runs.live == 6)

    for hang_up in waiting:
        hang_up()

    assert eventually(lambda: client.runs.live == 1)
    leave_worker()
    assert pipeline.begun == ["understand", "retrieve"]


def test_a_hundred_clients_that_leave_take_no_place_with_them(serve: Serve) -> None:
    client = serve(workers=2, queue=200)
    threads = threading.active_count()
    for number in range(100):
        leave(client, "text/event-stream" if number % 2 else "application/json")()

    assert eventually(lambda: client.runs.live == 0)
    assert client.ask().status_code == 200
    assert threading.active_count() <= threads + 2


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_an_answer_that_takes_too_long_is_ended_with_a_problem(serve: Serve, gate: Gate, accept: str) -> None:
    client = serve(ScriptedPipeline(before=gate), deadline=0.3)

    response = client.post("/api/chat", json={"question": "Hej?"}, headers={"accept": accept})
    gate.opened.set()

    assert '"code":"deadline"' in response.text.replace(" ", "")
    assert response.status_code == (504 if accept == "application/json" else 200)


def test_an_index_that_breaks_while_answering_is_named(serve: Serve) -> None:
    def broken(stage: str, question: Question) -> None:
        raise IndexDamaged("The index lacks vectors.npy. Build it again: lotsen build")

    response = serve(ScriptedPipeline(before=broken)).ask()

    assert (response.status_code, response.json()["code"]) == (503, "index_missing")
    assert "lotsen build" in response.json()["detail"]
