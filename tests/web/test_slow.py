"""How the page feels on a slow line, such as a mobile network far from its mast: 50 kB/s, 400 ms there and back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.web.chat import Chat
from tests.web.conftest import NewChat

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LATENCY_MS = 400
BYTES_PER_SECOND = 50_000
MOST_BYTES = 40 * 1024


def throttle(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_PER_SECOND,
            "uploadThroughput": BYTES_PER_SECOND,
        },
    )


@pytest.fixture
def slow(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 760}, locale="sv-SE")
    page = context.new_page()
    throttle(page)
    yield page
    context.close()


def test_something_stands_on_the_page_within_two_seconds_and_it_can_be_used_within_six(slow: Page, site: str) -> None:
    began = time.monotonic()
    slow.goto(site, wait_until="commit")
    slow.locator("textarea#question").wait_for()
    usable = time.monotonic() - began
    painted = slow.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")

    assert painted < 2_000
    assert usable < 6


def test_every_file_is_asked_for_in_one_go(slow: Page, site: str) -> None:
    slow.goto(site)
    slow.locator("textarea#question").wait_for()
    starts = slow.evaluate(
        """() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/static/")
          && name.endsWith(".js")).map(({ startTime }) => startTime)"""
    )

    assert len(starts) > 15
    # A second level of imports would begin at least one way there and back later.
    assert max(starts) - min(starts) < LATENCY_MS


def test_the_first_answer_on_a_slow_line_shows_progress_before_it_comes(slow: Page, site: str) -> None:
    slow.goto(site)
    slow.fill("textarea#question", "slow När?")
    slow.press("textarea#question", "Enter")
    slow.locator(".status").wait_for(timeout=300)
    slow.locator(".status").get_by_text("Väljer").wait_for(timeout=4_000)
    slow.locator(".sources").wait_for(timeout=8_000)


def test_all_that_is_loaded_is_at_most_40_kilobytes(chat: NewChat) -> None:
    opened: Chat = chat()
    sizes = opened.page.evaluate(
        """() => Object.fromEntries(performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"))
          .map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize]))"""
    )

    assert "/static/style/base.js" in sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes
