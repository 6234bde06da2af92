from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.web.chat import Chat
from tests.web.conftest import NewChat
from tests.web.violations import violations

pytestmark = pytest.mark.browser

LANGUAGES = ["sv", "nb", "nn", "da", "en"]


def open_source(chat: Chat) -> None:
    chat.ask("list När?")
    chat.find(".cite").first.click()
    chat.find("dialog[open]").wait_for()


def stream(chat: Chat) -> None:
    chat.write("slow När?")
    chat.find(".status").wait_for()


def say_what_was_wrong(chat: Chat) -> None:
    chat.ask("list När?").locator(".feedback button").nth(1).click()


def thank(chat: Chat) -> None:
    turn = chat.ask("list När?")
    turn.locator(".feedback button").first.click()
    turn.locator(".thanks").wait_for()


STATES: dict[str, Callable[[Chat], object]] = {
    "empty": lambda chat: None,
    "streaming": stream,
    "list and table": lambda chat: chat.ask("list När?"),
    "foreign language": lambda chat: chat.ask("foreign När?"),
    "no source": lambda chat: chat.ask("none Vad kostar en villa?"),
    "choices": lambda chat: chat.ask("clarify Vad gäller?"),
    "error": lambda chat: chat.ask("broken När?"),
    "source open": open_source,
    "menu open": lambda chat: chat.find(".menu > button").click(),
    "feedback": say_what_was_wrong,
    "thanks": thank,
    "terms open": lambda chat: chat.ask("list När?").locator("summary").click(),
    "refused": lambda chat: chat.ask("personal Vem är jag?"),
    "down": lambda chat: chat.ask("down När?"),
    "greeting": lambda chat: chat.ask("hello Hej!"),
    "two turns": lambda chat: (chat.ask("list När?"), chat.ask("foreign När?")),
}


def test_axe_sees_into_the_element(chat: NewChat, axe: str) -> None:
    opened = chat()
    opened.find(".composer button").evaluate("e => { e.removeAttribute('aria-label'); e.removeAttribute('title') }")

    assert [found.split(":")[0] for found in violations(opened, axe)] == ["button-name"]


@pytest.mark.parametrize("width", [320, 1200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_state(chat: NewChat, axe: str, language: str, width: int) -> None:
    assert found_in_states(chat(language, width), axe) == {}


def test_axe_finds_nothing_in_the_dark(chat: NewChat, axe: str) -> None:
    assert found_in_states(chat(color_scheme="dark"), axe) == {}


def found_in_states(chat: Chat, axe: str) -> dict[str, list[str]]:
    found = {}
    for name, go in STATES.items():
        chat.page.reload()
        chat.find("h1").wait_for()
        go(chat)
        if problems := violations(chat, axe):
            found[name] = problems
    return found


def test_axe_finds_nothing_on_the_page_of_the_api(chat: NewChat, axe: str) -> None:
    opened = chat()
    opened.page.goto(f"{opened.address}/docs")

    assert violations(opened, axe) == []


WIDE = """() => {
  const host = document.querySelector("lotsen-chat");
  const all = [document.documentElement, host, ...host.shadowRoot.querySelectorAll("*")];
  const scrolls = (e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1
    && !["visible", "clip"].includes(getComputedStyle(e).overflowX);
  const outside = (e) => { const box = e.getBoundingClientRect();
    return box.width && !e.closest(".table, .hidden") && (box.left < -1 || box.right > innerWidth + 1); };
  const wide = all.filter((e) => (scrolls(e) && !e.matches(".table, select, .hidden, .word")) || outside(e));
  return wide.map((e) => e.className || e.tagName);
}"""


@pytest.mark.parametrize(("width", "height"), [(320, 640), (320, 256), (1280, 256)])
def test_nothing_is_cut_off_or_scrolls_sideways(chat: NewChat, width: int, height: int) -> None:
    opened = chat("nb", width, height)
    wide = {}
    for name, go in STATES.items():
        opened.page.reload()
        opened.find("h1").wait_for()
        go(opened)
        if found := opened.page.evaluate(WIDE):
            wide[name] = found

    assert wide == {}


@pytest.mark.parametrize(
    "state", ["empty", "list and table", "choices", "error", "source open", "menu open", "feedback", "thanks"]
)
def test_everything_to_press_is_24_pixels_or_more(chat: NewChat, state: str) -> None:
    opened = chat("sv", 320)
    STATES[state](opened)

    small = opened.page.evaluate(
        """() => [...document.querySelector("lotsen-chat").shadowRoot
          .querySelectorAll("button, select, input, a, summary")]
          .map((e) => [e.className || e.tagName, e.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([name]) => name)"""
    )
    assert small == []


def test_the_whole_way_can_be_gone_by_keyboard(chat: NewChat) -> None:
    opened = chat()
    keyboard = opened.page.keyboard
    stops = []
    while (stop := opened.focused()) != "textarea#question":
        stops.append(stop)
        keyboard.press("Tab")
        assert len(stops) < 20
    assert stops[1:] == ["select#language", "button.quiet", "button.quiet.fresh", "div.log", *["button.example"] * 4]

    keyboard.type("list När?")
    keyboard.press("Shift+Enter")
    keyboard.type("Och sedan?")
    keyboard.press("Enter")
    opened.find(".sources").wait_for()
    assert opened.find("h2 .asked").inner_text() == "list När?\nOch sedan?"

    while opened.focused() != "button.cite":
        keyboard.press("Shift+Tab")
    keyboard.press("Enter")
    opened.find("dialog[open]").wait_for()
    assert opened.focused() == "button.round"
    keyboard.press("Tab")
    assert opened.focused() == "a"

    keyboard.press("Escape")
    opened.find("dialog:not([open])").wait_for(state="attached")
    assert opened.focused() == "button.cite"


def test_every_stop_of_the_tab_key_shows_where_it_is(chat: NewChat) -> None:
    opened = chat()
    opened.ask("list När?")
    opened.find("h1").click()
    unseen = []
    for _ in range(25):
        opened.page.keyboard.press("Tab")
        shown = opened.page.evaluate(
            """() => {
              const at = document.activeElement.shadowRoot?.activeElement;
              if (!at) return true;
              const around = [at, at.closest(".composer")].filter(Boolean).map((e) => getComputedStyle(e));
              return around.some((style) => style.outlineStyle !== "none" || style.boxShadow !== "none");
            }"""
        )
        if not shown:
            unseen.append(opened.focused())
    assert unseen == []


def test_a_screen_reader_hears_the_finished_answer_once(chat: NewChat) -> None:
    opened = chat()
    opened.page.evaluate(
        """() => {
          const root = document.querySelector("lotsen-chat").shadowRoot;
          window.said = [];
          const live = root.querySelector("[role=status]");
          new MutationObserver(() => window.said.push(live.textContent.trim())).observe(live, { childList: true });
        }"""
    )
    opened.ask("list När?")

    said = opened.page.evaluate("window.said")
    assert said[0] == "Arbetar med svaret"
    assert len(said) == 2
    assert said[1].startswith("Svaret är klart.")
    assert said[1].count("Dialogen passar när köparen känner behovet") == 1
    assert opened.find("[role=log]").get_attribute("aria-live") == "off"


def test_reduced_motion_stops_all_movement(chat: NewChat) -> None:
    opened = chat(reduced_motion="reduce")
    stream(opened)

    assert opened.find(".status").evaluate("e => getComputedStyle(e, '::before').animationName") == "none"


@pytest.mark.parametrize("language", ["sv", "nb", "nn", "da", "en"])
def test_the_page_and_its_parts_say_their_language(chat: NewChat, language: str) -> None:
    opened = chat(language)
    opened.ask("foreign När?")

    assert opened.find("html").get_attribute("lang") == language
    assert opened.find(".statement").get_attribute("lang") == "nb"
    assert opened.find(".notice").get_attribute("lang") == language
    assert opened.find(".quoted").count() == (0 if language == "nb" else 1)
