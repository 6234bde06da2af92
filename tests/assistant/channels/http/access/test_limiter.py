from __future__ import annotations

import asyncio
import logging
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.channels.http.access.limiter import Limiter, limit
from assistant.errors import SettingsError


def waits(limiter: Limiter, text: str, *who: str, times: int) -> list[int]:
    async def count() -> list[int]:
        return [await limiter.wait(limit("x", text), "person", *who) for _ in range(times)]

    return asyncio.run(count())


def test_the_sixteenth_call_of_a_span_must_wait_and_is_told_how_long() -> None:
    seen = waits(Limiter(), "15/hour", "anna", times=17)

    assert seen[:15] == [0] * 15
    assert all(1 <= seconds <= 3_600 for seconds in seen[15:])


def test_case_and_spaces_do_not_make_another_person() -> None:
    async def count() -> list[bool]:
        limiter = Limiter()
        return [await limiter.wait(limit("x", "3/day"), who) > 0 for who in ("Anna", "anna ", " ANNA", "anna")]

    assert asyncio.run(count()) == [False, False, False, True]


def test_people_whose_names_run_together_are_counted_apart() -> None:
    async def count() -> list[int]:
        limiter = Limiter()
        once = limit("x", "1/day")
        return [await limiter.wait(once, *who) for who in (("a/b", "c"), ("a", "b/c"), ("a", "b", "c"))]

    assert asyncio.run(count()) == [0, 0, 0]


def test_who_has_waited_may_call_again() -> None:
    async def one(limiter: Limiter, who: str) -> list[int]:
        told, some = list[int](), limit("x", "3/2 second")
        for _ in range(2):
            while not (seconds := await limiter.wait(some, who)):
                pass
            await asyncio.sleep(seconds)
            told.append(await limiter.wait(some, who))
        return told

    async def count() -> list[list[int]]:
        limiter = Limiter()
        return await asyncio.gather(*(one(limiter, f"a{number}") for number in range(20)))

    assert asyncio.run(count()) == [[0, 0]] * 20


def test_counting_ten_thousand_callers_stays_quick() -> None:
    async def count() -> list[float]:
        limiter, once = Limiter(), limit("x", "15/minute")
        for number in range(10_000):
            await limiter.wait(once, f"a{number}")
        took = []
        for _ in range(200):
            began = time.perf_counter()
            await limiter.wait(once, "anna")
            took.append(time.perf_counter() - began)
        return sorted(took)

    assert asyncio.run(count())[100] < 0.01


@pytest.mark.parametrize("text", ["", "many", "15", "15/fortnight", "-1/minute"])
def test_a_limit_that_cannot_be_read_is_named_with_its_setting(text: str) -> None:
    with pytest.raises(SettingsError, match=r"limit_person is .*15/minute"):
        limit("limit_person", text)


@pytest.mark.parametrize("store", ["localhost:6379", "memory://", "http://localhost"])
def test_a_store_of_another_kind_is_refused(store: str) -> None:
    with pytest.raises(SettingsError, match="limit_store"):
        Limiter(store)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """Give the address of a Redis of the test's own."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed")
    port = free_port()
    command = [program, "--port", str(port), "--save", "", "--bind", "127.0.0.1", "--dir", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait()


def test_replicas_share_a_limit_through_redis(redis: str) -> None:
    async def count() -> list[bool]:
        replicas = [Limiter(redis), Limiter(redis)]
        return [await replicas[turn % 2].wait(limit("x", "4/day"), "anna") == 0 for turn in range(6)]

    assert asyncio.run(count()) == [True] * 4 + [False] * 2


def test_without_its_store_a_process_counts_alone_and_says_so_once(caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip("redis")
    limiter = Limiter(f"redis://127.0.0.1:{free_port()}/0")

    began = time.monotonic()
    with caplog.at_level(logging.WARNING):
        seen = waits(limiter, "2/day", "anna", times=4)

    assert [bool(seconds) for seconds in seen] == [False, False, True, True]
    assert caplog.text.count("every process counts alone") == 1
    assert time.monotonic() - began < 5
