from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.web.chat import Chat
from tests.web.conftest import NewChat

pytestmark = pytest.mark.browser


def saved(chat: Chat, point: int) -> tuple[str, bytes]:
    """Press a point of the menu and return the file that comes: its name and its bytes."""
    chat.find(".menu > button").click()
    with chat.page.expect_download() as download:
        chat.find(".point").nth(point).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def kept(chat: Chat) -> list[str]:
    turns = chat.page.evaluate("localStorage.getItem('lotsen.turns')")
    return [turn["question"] for turn in json.loads(turns or "[]")]


def allow_keeping(chat: Chat) -> None:
    chat.find(".menu > button").click()
    chat.find(".points input").check()
    chat.page.keyboard.press("Escape")


def test_the_conversation_is_saved_as_a_word_document(chat: NewChat) -> None:
    opened = chat("nb")
    opened.ask("list Når?")
    opened.ask("foreign Og så?")
    name, content = saved(opened, 0)

    assert name.startswith("lotsen-20")
    assert name.endswith(".docx")
    texts = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    assert texts[0] == "Spørsmål til Lotsen"
    assert [text for text in texts if text in {"list Når?", "foreign Og så?"}] == ["list Når?", "foreign Og så?"]
    assert "Indeks build-1, svar a1, modell extractive" in texts


def test_the_conversation_is_saved_as_markdown(chat: NewChat) -> None:
    opened = chat()
    opened.ask("list När?")
    name, content = saved(opened, 1)

    assert name.endswith(".md")
    assert content.decode().startswith("# Frågor till Lotsen\n")
    assert "<https://example.org/lex#k6>" in content.decode()


def test_before_the_first_answer_there_is_nothing_to_save(chat: NewChat) -> None:
    opened = chat()
    opened.find(".menu > button").click()
    opened.find(".point").first.click()

    assert opened.find(".toast").inner_text() == "Det finns inget svar att spara än."


def test_the_menu_closes_with_escape_and_when_the_focus_leaves(chat: NewChat) -> None:
    opened = chat()
    opener = opened.find(".menu > button")
    opener.click()
    opened.page.keyboard.press("Escape")
    assert opener.get_attribute("aria-expanded") == "false"
    assert opened.focused() == "button.quiet"

    opener.click()
    opened.find("textarea#question").click()
    assert opened.find(".points").is_hidden()


def test_nothing_is_kept_unless_the_reader_allows_it(chat: NewChat) -> None:
    opened = chat()
    opened.ask("list När?")
    assert kept(opened) == []

    allow_keeping(opened)
    opened.ask("foreign Och sedan?")
    assert kept(opened) == ["list När?", "foreign Och sedan?"]


def test_a_kept_conversation_is_there_again_and_goes_on(chat: NewChat) -> None:
    opened = chat()
    allow_keeping(opened)
    opened.ask("list När?")
    opened.page.reload()
    opened.find("article .sources").wait_for()

    assert opened.find("h2 .asked").all_inner_texts() == ["list När?"]
    assert opened.find(".start").count() == 0
    with opened.page.expect_request("**/api/chat") as sent:
        opened.ask("foreign Och sedan?")
    assert [turn["question"] for turn in json.loads(sent.value.post_data or "")["history"]] == ["list När?"]


def test_a_new_chat_and_a_changed_mind_forget_what_was_kept(chat: NewChat) -> None:
    opened = chat()
    allow_keeping(opened)
    opened.ask("list När?")
    opened.find(".top .fresh").click()
    assert kept(opened) == []

    opened.ask("list Igen?")
    opened.find(".menu > button").click()
    opened.find(".points input").uncheck()
    assert opened.page.evaluate("localStorage.getItem('lotsen.turns')") is None


@pytest.mark.parametrize(
    "found", ["not json", "{}", '[{"question": 7}]', '[{"question": "x", "answer": {"statements": [7]}}]']
)
def test_what_another_page_left_behind_does_no_harm(chat: NewChat, found: str) -> None:
    opened = chat()
    opened.page.evaluate(
        "(found) => { localStorage.setItem('lotsen.keep', 'yes'); localStorage.setItem('lotsen.turns', found) }", found
    )
    opened.page.reload()

    assert opened.ask("list När?").locator(".statement").count() == 4


def test_a_question_with_personal_data_is_neither_kept_nor_sent_again(chat: NewChat) -> None:
    opened = chat()
    allow_keeping(opened)
    opened.ask("personal Vad gäller för mig?")
    assert kept(opened) == []
    with opened.page.expect_request("**/api/chat") as sent:
        opened.ask("list När?")

    assert json.loads(sent.value.post_data or "")["history"] == []


def test_a_passing_outcome_can_be_asked_again(chat: NewChat) -> None:
    opened = chat()
    turn = opened.ask("down När?")
    assert turn.locator(".feedback").count() == 0
    turn.locator(".again").click()
    opened.find(".again").wait_for()

    assert opened.find("article").count() == 1


def test_that_an_answer_helped_is_told_with_one_press(chat: NewChat, data: Path) -> None:
    opened = chat()
    turn = opened.ask("list När?")
    with opened.page.expect_response("**/api/feedback") as response:
        turn.locator(".feedback button").first.click()

    assert response.value.status == 200
    turn.locator(".thanks").wait_for()
    assert opened.focused() == "p.thanks"
    lines = "".join(file.read_text(encoding="utf-8") for file in (data / "feedback").iterdir()).splitlines()
    assert json.loads(lines[-1]) == {
        "answer_id": "a1",
        "verdict": "helpful",
        "reasons": [],
        "comment": None,
        "build_id": "build-1",
    }


def test_why_an_answer_did_not_help_is_told_with_reasons(chat: NewChat) -> None:
    opened = chat("en")
    turn = opened.ask("none When?")
    turn.locator(".feedback button").nth(1).click()
    assert turn.locator("legend").inner_text() == "What was wrong?"
    turn.get_by_label("It is out of date").check()
    turn.get_by_label("Something is missing").check()
    turn.locator(".comment textarea").fill("  The limit changed in July. ")
    with opened.page.expect_request("**/api/feedback") as sent:
        turn.locator(".reasons button[type=submit]").click()

    body = json.loads(sent.value.post_data or "")
    assert (body["verdict"], body["reasons"]) == ("not_helpful", ["incomplete", "outdated"])
    assert body["comment"] == "The limit changed in July."
    turn.locator(".thanks").wait_for()


def test_the_reasons_can_be_left_without_sending(chat: NewChat) -> None:
    opened = chat()
    turn = opened.ask("list När?")
    turn.locator(".feedback button").nth(1).click()
    turn.locator(".reasons button[type=button]").click()

    assert opened.focused() == "button.quiet.small-button"
    assert turn.locator(".reasons").count() == 0


def test_feedback_that_does_not_arrive_can_be_sent_again(chat: NewChat) -> None:
    opened = chat()
    turn = opened.ask("list När?")
    opened.context.set_offline(True)
    turn.locator(".feedback button").first.click()
    opened.find(".toast.shown").wait_for()
    assert opened.find(".toast").inner_text() == "Det gick inte att skicka. Försök igen."

    opened.context.set_offline(False)
    turn.locator(".feedback button").first.click()
    turn.locator(".thanks").wait_for()


def test_a_later_question_stands_at_the_top_with_its_answer_below(chat: NewChat) -> None:
    opened = chat()
    opened.ask("list När?")
    for question in ("list Och sedan?", "misuse Och till sist?"):
        turn = opened.ask(question)
        above = turn.evaluate("e => e.getBoundingClientRect().top - e.parentElement.getBoundingClientRect().top")
        assert 0 <= above < 40


def test_on_paper_stand_the_answer_and_its_addresses_but_no_buttons(chat: NewChat) -> None:
    opened = chat(color_scheme="dark")
    opened.ask("list När?")
    opened.page.emulate_media(media="print")

    assert opened.find(".printed").first.inner_text() == "https://example.org/lex#k6"
    for gone in (".composer", ".tools", ".follow-ups", ".foot .row", ".field"):
        assert opened.find(gone).first.is_hidden()
    assert opened.find(".small").is_visible()
    assert opened.find(".log").evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    assert opened.find(".statement p").first.evaluate("e => getComputedStyle(e).color") == "rgb(21, 36, 44)"
