"""Texts that attack, in every place where a text can come from; on a page without any policy of its own.

The chat's own page forbids foreign scripts; here only the way the element makes its nodes protects the reader.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.chat import Chat
from tests.web.conftest import scene_server
from tests.web.hosts import host_server
from tests.web.payloads import PAYLOADS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

AT_ONCE = 30
OURS = """
  article aside b blockquote button dd details dialog div dl dt fieldset form h2 h3 input label legend li ol option p
  path section select span summary svg table tbody td textarea th thead tr ul a
""".split()
FOREIGN = """(ours) => [...document.querySelector("lotsen-chat").shadowRoot.querySelectorAll("*")]
  .filter((e) => !ours.includes(e.localName) || [...e.attributes].some(({ name }) => name.startsWith("on")))
  .map((e) => e.outerHTML)"""
LINKS = (
    """() => [...document.querySelector("lotsen-chat").shadowRoot.querySelectorAll("a[href]")].map((a) => a.protocol)"""
)


@pytest.fixture
def victim(browser: Browser, tmp_path: Path) -> Iterator[Chat]:
    with host_server() as (host, lotsen), scene_server(4, 50, tmp_path, host) as site:
        lotsen.append(site)
        context = browser.new_context(viewport={"width": 900, "height": 700})
        chat = Chat(context, f"{host}/plain", ready="lotsen-chat")
        yield chat
        unharmed = chat.page.evaluate("window.owned === undefined")
        context.close()
        assert unharmed
        assert chat.complaints == []
        allowed = (f"{host}/plain", f"{site}/widget.js", f"{site}/static/", f"{site}/api/")
        assert [url for url in chat.requests if not url.startswith(allowed)] == []


def check(chat: Chat) -> None:
    assert chat.page.evaluate(FOREIGN, OURS) == []
    assert set(chat.page.evaluate(LINKS)) <= {"http:", "https:"}


def test_there_are_three_hundred_different_ones() -> None:
    assert len(set(PAYLOADS)) == 300


def test_the_page_would_run_them_if_they_were_read_as_markup(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(PAYLOADS[6 * 3])
    page.wait_for_function("window.owned === 1")
    page.close()


def test_in_an_answer_they_are_shown_as_text(victim: Chat) -> None:
    for first in range(0, len(PAYLOADS), AT_ONCE):
        turn = victim.ask(f"payloads {first} {first + AT_ONCE}")
        assert turn.locator(".source .title").all_inner_texts() == [
            " ".join(text.split()) for text in PAYLOADS[first : first + AT_ONCE]
        ]
        check(victim)
        for source in turn.locator(".source").all():
            source.evaluate("e => e.click()")
            check(victim)
            victim.page.keyboard.press("Escape")


def test_in_a_question_they_are_shown_as_text(victim: Chat) -> None:
    # One by one they fit into what a question may have; the fake assistant repeats each in its answer.
    for text in PAYLOADS[::3]:
        turn = victim.ask(f"Vad {text}")
        assert turn.locator(".asked").text_content() == f"Vad {text}"
    check(victim)


def test_in_the_kept_history_they_are_shown_as_text(victim: Chat) -> None:
    victim.find(".menu > button").click()
    victim.find(".points input").check()
    for first in range(0, len(PAYLOADS), 100):
        victim.ask(f"payloads {first} {first + 100}")
    turns = json.loads(victim.page.evaluate("localStorage.getItem('lotsen.turns')"))
    for turn, text in zip(turns, PAYLOADS, strict=False):
        turn["question"] = text
        turn["answer"]["language"] = turn["answer"]["as_of"] = turn["answer"]["outcome"] = text
        turn["answer"]["statements"][0]["authority"] = text
        turn["answer"]["sources"][0] |= {"jurisdiction": text, "kind": text, "language": text, "authority": text}
    victim.page.evaluate("(turns) => localStorage.setItem('lotsen.turns', JSON.stringify(turns))", turns)
    victim.page.reload()
    victim.find("article").nth(2).locator(".sources").wait_for()

    assert victim.find(".asked").first.text_content() == PAYLOADS[0]
    check(victim)


def test_in_a_refusal_they_are_not_shown_at_all(victim: Chat) -> None:
    problem = {"code": PAYLOADS[0], "detail": PAYLOADS[0], "title": PAYLOADS[0]}
    victim.page.route(
        "**/api/chat",
        lambda route: route.fulfill(status=500, json=problem, headers={"access-control-allow-origin": "*"}),
    )
    turn = victim.ask("list När?")

    assert turn.locator(".error p").inner_text().startswith("Noe gikk galt hos oss.")
    check(victim)
