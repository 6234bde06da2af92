from __future__ import annotations

import asyncio

from assistant.channels.common.tasks import Tasks


def test_work_that_fails_is_reported_and_the_rest_goes_on() -> None:
    reported: list[Exception] = []
    done: list[str] = []

    async def fail() -> None:
        raise ValueError("lost")

    async def work() -> None:
        done.append("work")

    async def run() -> None:
        tasks = Tasks(reported.append)
        tasks.start(fail())
        tasks.start(work())
        await tasks.finish(1)

    asyncio.run(run())
    assert [str(error) for error in reported] == ["lost"]
    assert done == ["work"]


def test_work_may_end_by_itself_within_the_time_and_is_stopped_after_it() -> None:
    ended: list[str] = []

    async def take(seconds: float, name: str) -> None:
        try:
            await asyncio.sleep(seconds)
            ended.append(f"{name} done")
        except asyncio.CancelledError:
            ended.append(f"{name} stopped")
            raise

    async def run() -> None:
        tasks = Tasks(lambda error: None)
        tasks.start(take(0.01, "short"))
        tasks.start(take(60, "long"))
        await tasks.finish(0.2)
        await tasks.finish(0.2)

    asyncio.run(run())
    assert ended == ["short done", "long stopped"]
