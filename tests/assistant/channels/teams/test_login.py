from __future__ import annotations

import asyncio

import httpx
import pytest

from assistant.channels.teams.login import MARGIN_SECONDS, Login
from tests.assistant.channels.teams.stub import APP_ID, SECRET, TENANT, StubMicrosoft

SCOPE = "https://api.botframework.com/.default"


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_token_is_asked_for_once_and_again_before_it_runs_out(microsoft: StubMicrosoft) -> None:
    clock = Clock()
    login = Login(microsoft.url, TENANT, APP_ID, SECRET, clock)

    async def several() -> list[str]:
        return await asyncio.gather(*(login.token(SCOPE) for _ in range(5)))

    assert len(set(asyncio.run(several()))) == 1
    clock.seconds = 3_600 - MARGIN_SECONDS - 1
    asyncio.run(login.token(SCOPE))
    assert len(microsoft.logins) == 1
    clock.seconds += 1
    asyncio.run(login.token(SCOPE))
    assert microsoft.logins == 2 * [
        {
            "tenant": TENANT,
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": SECRET,
            "scope": SCOPE,
        }
    ]


def test_a_wrong_secret_is_an_error_that_does_not_say_it(microsoft: StubMicrosoft) -> None:
    login = Login(microsoft.url, TENANT, APP_ID, "wrong-secret", Clock())
    with pytest.raises(httpx.HTTPStatusError, match="401") as refused:
        asyncio.run(login.token(SCOPE))
    assert "wrong-secret" not in str(refused.value)
