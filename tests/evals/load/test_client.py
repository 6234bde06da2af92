from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from assistant.domain import Question
from evals.load import client
from evals.load.client import Seen
from tests.assistant.channels.http.conftest import Served, served
from tests.assistant.channels.http.fakes import ScriptedPipeline


def ask(server: Served, *, leave: bool = False) -> Seen:
    assert server.base_url.port
    return asyncio.run(client.ask(server.base_url.port, "Hej, vad gäller?", leave=leave))


@contextmanager
def holding(**settings: object) -> Iterator[tuple[Served, threading.Event]]:
    """A server whose answers wait until the event is set."""
    release = threading.Event()

    def wait(stage: str, question: Question) -> None:
        release.wait(10)

    with served(ScriptedPipeline(before=wait), **settings) as server:
        try:
            yield server, release
        finally:
            release.set()


def test_a_stream_is_read_to_its_end() -> None:
    with served() as server:
        seen = ask(server)

    assert (seen.status, seen.end) == (200, "done")
    assert 0 < seen.first <= seen.whole < 5


def test_the_first_event_is_timed_when_it_comes_and_the_whole_when_it_ends() -> None:
    with holding() as (server, release):
        threading.Timer(0.5, release.set).start()
        seen = ask(server)

    assert seen.first < 0.4 < seen.whole


def test_who_leaves_at_the_first_event_is_forgotten_by_the_server() -> None:
    with holding(workers=1) as (server, release):
        seen = ask(server, leave=True)
        assert (seen.status, seen.end) == (200, "left")
        release.set()
        deadline = time.monotonic() + 5
        while server.runs.live and time.monotonic() < deadline:
            time.sleep(0.01)
        assert server.runs.live == 0


def test_a_refusal_is_seen_with_its_code_and_how_long_to_wait() -> None:
    with holding(workers=1, queue=0) as (server, _):
        first = threading.Thread(target=ask, args=(server,))
        first.start()
        deadline = time.monotonic() + 5
        while not server.runs.live and time.monotonic() < deadline:
            time.sleep(0.01)
        seen = ask(server)

    first.join()
    assert (seen.status, seen.end, seen.retry_after) == (503, "error busy", 2)


def test_an_answer_that_fails_in_the_stream_is_no_answer() -> None:
    def fail(stage: str, question: Question) -> None:
        raise RuntimeError

    with served(ScriptedPipeline(before=fail)) as server:
        assert ask(server).end == "error in the stream"


@pytest.mark.parametrize(
    "sent",
    [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\nevent: status\ndata: {}\n\n"],
    ids=["nothing", "half a head", "half a stream"],
)
def test_what_breaks_off_counts_as_cut(sent: bytes) -> None:
    async def run() -> Seen:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"}")
            writer.write(sent)
            writer.close()

        async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
            return await client.ask(server.sockets[0].getsockname()[1], "Hej?")

    assert asyncio.run(run()).end == "cut"


def test_a_server_that_is_not_there_counts_as_cut() -> None:
    assert asyncio.run(client.ask(9, "Hej?")) == Seen(0, "cut", client.LIMIT_SECONDS, client.LIMIT_SECONDS)
