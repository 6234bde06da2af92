from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.chat import Chat
from tests.web.conftest import scene_server
from tests.web.hosts import FRAME, HOSTS, host_server
from tests.web.violations import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

Visit = Callable[..., Chat]
INLINE = [name for name, host in HOSTS.items() if "floating" not in host.attributes]


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A host's address and Lotsen's, which lets pages of that host ask."""
    with host_server() as (host, lotsen), scene_server(4, 50, tmp_path_factory.mktemp("data"), host) as site:
        lotsen.append(site)
        yield host, site


@pytest.fixture
def visit(browser: Browser, addresses: tuple[str, str]) -> Iterator[Visit]:
    host, site = addresses
    opened: list[Chat] = []

    def start(name: str, width: int = 1200, height: int = 800) -> Chat:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="sv-SE")
        opened.append(Chat(context, f"{host}/{name}", ready="lotsen-chat, iframe"))
        return opened[-1]

    yield start
    for one in opened:
        one.context.close()
    for one in opened:
        assert one.complaints == []
        assert {url for url in one.requests if not url.startswith((host, site))} == set()


def show(chat: Chat) -> None:
    if chat.find(".launcher").count():
        chat.find(".launcher").click()
    chat.find("textarea#question").wait_for()


@pytest.mark.parametrize("name", HOSTS)
def test_a_question_is_answered_on_every_host(visit: Visit, name: str) -> None:
    opened = visit(name)
    show(opened)
    turn = opened.ask("list När?")

    assert turn.locator(".statement").count() == 4
    turn.locator(".cite").first.click()
    assert opened.find("dialog.drawer[open] h2").inner_text() == "Lag om exempelupphandling"


@pytest.mark.parametrize("name", ["hostile", "floating hostile", "quirks", "meddling"])
def test_the_style_of_the_host_does_not_reach_the_chat(visit: Visit, name: str) -> None:
    def look(chat: Chat) -> list[object]:
        show(chat)
        turn = chat.ask("list När?")
        found: list[object] = turn.locator(".statement p, .cite, .source .title").evaluate_all(
            """(all) => all.map((e) => { const s = getComputedStyle(e);
              return [s.fontSize, s.lineHeight, s.letterSpacing, s.wordSpacing, s.textTransform, s.color, s.textAlign,
                s.display, s.fontFamily, s.position, s.float] })"""
        )
        return found

    assert look(visit(name)) == look(visit("plain"))


def test_the_page_of_the_host_keeps_its_language_title_and_place(visit: Visit) -> None:
    opened = visit("plain", 1200, 300)
    opened.find("textarea#question").fill("list När?")
    before = opened.page.evaluate("scrollY")
    opened.page.keyboard.press("Enter")
    opened.find(".sources").wait_for()

    assert opened.page.title() == "Kommunen"
    assert opened.find("html").get_attribute("lang") == "nb"
    assert opened.page.evaluate("scrollY") == before > 0
    assert opened.find("h1").count() == 1


def test_without_a_setting_the_chat_speaks_the_language_of_the_host(visit: Visit) -> None:
    opened = visit("plain")

    assert opened.find("textarea#question").get_attribute("placeholder") == "Still et spørsmål"


def test_attributes_set_language_country_and_greeting(visit: Visit) -> None:
    opened = visit("attributes")

    assert opened.find(".start h2").inner_text() == "Hej fra kommunen"
    assert opened.find(".start .ai").inner_text().startswith("Du spørger en AI-tjeneste")
    with opened.page.expect_request("**/api/chat") as sent:
        opened.ask("list Hvornår?")
    body = json.loads(sent.value.post_data or "")
    assert (body["language"], body["jurisdiction"]) == ("da", "DK")
    opened.find(".menu > button").click()
    assert opened.find(".points input").count() == 0


def test_an_attribute_changed_later_counts_and_is_not_kept_for_the_reader(visit: Visit) -> None:
    opened = visit("attributes")
    opened.find("lotsen-chat").evaluate(
        "e => { e.setAttribute('language', 'en'); e.setAttribute('jurisdiction', 'EU') }"
    )

    assert opened.find("textarea#question").get_attribute("placeholder") == "Ask a question"
    assert opened.find("#jurisdiction").input_value() == "EU"
    assert opened.page.evaluate("Object.keys(localStorage)") == []


def test_a_host_sets_colours_sizes_and_parts(visit: Visit) -> None:
    opened = visit("coloured")

    def style(selector: str, name: str) -> object:
        return opened.find(selector).evaluate(f"e => getComputedStyle(e)['{name}']")

    assert style(".round.strong", "backgroundColor") == "rgb(120, 0, 60)"
    assert style(".start .ai", "fontSize") == "20px"
    assert style(".top", "backgroundColor") == "rgb(1, 2, 3)"
    assert style("lotsen-chat", "height") == "480px"


def test_the_button_in_the_corner_opens_and_closes_the_chat(visit: Visit) -> None:
    opened = visit("floating")
    launcher = opened.find(".launcher")
    assert launcher.inner_text() == "Spør Lotsen"
    assert launcher.get_attribute("aria-expanded") == "false"
    launcher.click()
    assert opened.focused() == "textarea#question"
    assert opened.find(".start h2").inner_text() == "Spør innkjøp i Eksempelkommunen"

    opened.ask("list Når?").locator(".cite").first.click()
    opened.page.keyboard.press("Escape")
    assert opened.find(".panel[open]").count() == 1
    opened.page.keyboard.press("Escape")
    assert opened.find(".panel[open]").count() == 0
    assert opened.focused() == "button.launcher"

    launcher.click()
    assert opened.find("article").count() == 1
    opened.find(".tools .close").click()
    assert opened.find(".panel[open]").count() == 0


def test_on_a_small_screen_the_panel_covers_it_and_holds_the_focus(visit: Visit) -> None:
    opened = visit("floating", 360, 640)
    opened.find(".launcher").click()

    box = opened.find(".panel").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 360, "height": 640}
    for _ in range(20):
        opened.page.keyboard.press("Tab")
        assert opened.focused() in {"body", "html"} or opened.page.evaluate(
            "document.querySelector('lotsen-chat').shadowRoot.activeElement.closest('.panel') !== null"
        )


@pytest.mark.parametrize("name", INLINE)
def test_the_chat_stays_within_a_narrow_column(visit: Visit, name: str) -> None:
    opened = visit(name, 320, 640)
    opened.ask("list När?")

    chat, column, inside = opened.find("lotsen-chat").evaluate(
        "e => [e.offsetWidth, e.parentElement.clientWidth, e.shadowRoot.querySelector('.frame').scrollWidth]"
    )
    assert inside <= chat <= column <= 320


@pytest.mark.parametrize("width", [320, 1200])
@pytest.mark.parametrize("name", ["plain", "floating", "attributes"])
def test_axe_finds_nothing_on_a_host(visit: Visit, axe: str, name: str, width: int) -> None:
    opened = visit(name, width)
    assert violations(opened, axe) == []
    show(opened)
    opened.ask("list När?")

    assert violations(opened, axe) == []


def test_the_page_works_in_a_frame_of_an_allowed_host(visit: Visit) -> None:
    inner = visit(FRAME).page.frame_locator("iframe")
    inner.locator("textarea#question").fill("list När?")
    inner.locator("textarea#question").press("Enter")

    inner.locator(".sources").wait_for()


def test_a_host_that_is_not_allowed_gets_neither_the_element_nor_the_frame(browser: Browser, tmp_path: Path) -> None:
    with host_server() as (host, lotsen), scene_server(1, 5, tmp_path, "https://other.example") as site:
        lotsen.append(site)
        context = browser.new_context()
        page = context.new_page()
        words: list[str] = []
        page.on("console", lambda message: words.append(message.text))
        page.goto(f"{host}/plain")
        page.wait_for_timeout(500)
        assert page.evaluate("document.querySelector('lotsen-chat').shadowRoot") is None
        assert any("CORS" in said for said in words)

        page.goto(f"{host}/{FRAME}")
        page.wait_for_timeout(500)
        assert any("frame-ancestors" in said for said in words)
        context.close()
