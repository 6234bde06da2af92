from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assistant.channels.http.conftest import served
from tests.web.conftest import NewChat

pytestmark = pytest.mark.browser


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[str]:
    """The address of a server that asks for a key, and lets one visitor ask three times a day."""
    keys = tmp_path / "keys"
    keys.write_text(f"{'0' * 64} nobody 2026-11-22\n", encoding="utf-8")
    with served(data=tmp_path, api_keys_file=keys, limit_person="3/day") as client:
        yield str(client.base_url).rstrip("/")


def test_the_page_gets_a_token_of_its_own_where_the_server_asks_for_keys(chat: NewChat, guarded: str) -> None:
    opened = chat(address=guarded)
    opened.ask("När?")
    with opened.page.expect_request("**/api/chat") as sent:
        opened.ask("Hur?")

    assert sent.value.headers["authorization"].startswith("Bearer ey")
    assert [url for url in opened.requests if url.endswith("/api/widget/token")] == [f"{guarded}/api/widget/token"]
    assert "token" not in opened.page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")


def test_a_token_that_is_no_longer_in_force_is_renewed_without_a_word(chat: NewChat, guarded: str) -> None:
    opened = chat(address=guarded)
    stale = {"token": "e30.e30.e30", "expires_in": 600}
    opened.page.route("**/api/widget/token", lambda route: route.fulfill(json=stale), times=1)
    refused = opened.ask("När?")
    assert refused.locator(".error").count() == 1
    refused.locator(".error button").click()
    opened.find("article .sources").wait_for()

    assert opened.find("article").count() == 1


def test_who_asks_too_often_is_told_how_long_to_wait(chat: NewChat, guarded: str) -> None:
    opened = chat(address=guarded)
    for _ in range(3):
        opened.ask("När?")
    turn = opened.ask("Hur?")

    words = turn.locator(".error p").inner_text()
    assert words.startswith("För många frågor på kort tid. Frågan är kvar; försök igen om ")
    assert 0 < int(words.split()[-2]) <= 86_400
    assert opened.find("textarea#question").input_value() == "Hur?"
