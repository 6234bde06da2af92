from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.web.conftest import NewChat, scene_server
from tests.web.scenes import HOSTILE

pytestmark = pytest.mark.browser


def test_all_languages_have_the_same_words(chat: NewChat) -> None:
    keys = chat().page.evaluate(
        """async () => {
          const { STRINGS } = await import("/static/strings.js");
          const keys = (value) => Object.entries(value).flatMap(([key, inner]) =>
            typeof inner === "object" && !Array.isArray(inner) ? keys(inner).map((k) => `${key}.${k}`) : [key]);
          return Object.fromEntries(Object.entries(STRINGS).map(([code, all]) => [code, keys(all)]));
        }"""
    )
    assert set(keys) == {"sv", "nb", "nn", "da", "en"}
    assert all(sorted(own) == sorted(keys["sv"]) for own in keys.values())


def test_the_page_says_that_it_is_a_machine_before_the_first_question(chat: NewChat) -> None:
    words = {"sv": "AI-tjänst", "nb": "KI-tjeneste", "nn": "KI-teneste", "da": "AI-tjeneste", "en": "AI service"}
    for language, word in words.items():
        assert word in chat(language).find(".start .ai").inner_text()


def test_an_example_is_asked_by_pressing_it(chat: NewChat) -> None:
    opened = chat()
    text = opened.find(".example").first.inner_text()
    opened.find(".example").first.click()
    opened.find(".sources").wait_for()

    assert opened.find("h2 .asked").inner_text() == text
    assert opened.find(".start").count() == 0


def test_lists_and_tables_are_real_ones(chat: NewChat) -> None:
    turn = chat().ask("list När?")

    first = turn.locator(".statement").nth(0)
    assert first.locator("> p").inner_text() == "Metoden får användas när något av detta gäller:"
    assert first.locator("> ol > li").count() == 3
    assert first.locator("> ol > li").nth(2).locator("ol li").all_inner_texts() == ["om risken, eller", "om priset."]
    assert first.locator("ol ol li").nth(1).get_attribute("data-sign") == "b)"
    table = turn.locator(".statement").nth(1).locator("table")
    assert table.locator("th").all_inner_texts() == ["Slag", "Värde"]
    assert table.locator("tbody tr").nth(2).locator("td").all_inner_texts() == ["Byggentreprenader", "2 000 000 kronor"]


def test_each_statement_stands_under_its_authority(chat: NewChat) -> None:
    turn = chat().ask("list När?")

    assert turn.locator(".authority").all_inner_texts() == ["Lag", "Praktik"]
    assert [group.locator(".statement").count() for group in turn.locator(".group").all()] == [2, 2]


def test_a_quotation_in_another_language_says_so(chat: NewChat) -> None:
    turn = chat().ask("foreign När?")

    assert turn.locator(".quoted").inner_text() == "citerat på norska (bokmål)"
    assert turn.locator(".authority").inner_text() == "Förordning"


def test_a_citation_opens_the_passage(chat: NewChat) -> None:
    opened = chat()
    cite = opened.ask("list När?").locator(".cite").first
    assert cite.get_attribute("aria-label") == "Källa 1: Lag om exempelupphandling, 6 kap. 5 §"
    cite.click()

    dialog = opened.find("dialog[open]")
    assert dialog.locator("h2").inner_text() == "Lag om exempelupphandling"
    assert dialog.locator(".locator").inner_text() == "6 kap. 5 §"
    assert dialog.locator("blockquote li").count() == 5
    facts = dict(zip(dialog.locator("dt").all_inner_texts(), dialog.locator("dd").all_inner_texts(), strict=True))
    assert facts["Utgivare"] == "Exempelriksdagen"
    assert facts["Gäller i"] == "Sverige"
    assert facts["Lydelse"] == "gällande 2026-07-01"
    link = dialog.locator("a")
    assert link.get_attribute("href") == (
        "https://example.org/lex#k6:~:text=Metoden%20f%C3%A5r%20anv%C3%A4ndas%20n%C3%A4r%20n%C3%A5got%20av%20detta%20g%C3%A4ller%3A"
    )
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_long_quote_is_found_by_its_first_and_last_words(chat: NewChat) -> None:
    opened = chat()
    opened.ask("list När?").locator(".source").nth(1).click()

    address = opened.find("dialog a").get_attribute("href")
    assert address == (
        "https://example.org/dialog#:~:text=Dialogen%20passar%20n%C3%A4r%20k%C3%B6paren%20k%C3%A4nner%20behovet,"
        "vet%20vilken%20l%C3%B6sning%20marknaden%20kan%20erbjuda."
    )


def test_our_summary_leads_to_the_law_and_does_not_look_for_our_words_there(chat: NewChat) -> None:
    opened = chat()
    opened.ask("digest När?").locator(".cite").click()
    link = opened.find("dialog a")

    assert opened.find("dialog .authority").inner_text() == "Vår sammanfattning"
    assert link.get_attribute("href") == "https://example.org/lex#k6"
    assert link.inner_text() == "Läs lagtexten hos utgivaren (ny flik)"


def test_a_choice_of_country_asks_again_for_that_country(chat: NewChat) -> None:
    opened = chat()
    opened.ask("clarify Vad gäller?").locator(".choice").nth(1).click()
    opened.find("article").nth(1).locator(".sources").wait_for()

    assert opened.find("h2 .asked").all_inner_texts() == ["clarify Vad gäller?"] * 2
    assert opened.find("#jurisdiction").input_value() == "NO"


def test_a_choice_of_words_is_the_next_question(chat: NewChat) -> None:
    opened = chat()
    opened.ask("clarify Vad gäller?").locator(".choice").nth(2).click()
    opened.find("article").nth(1).locator(".sources").wait_for()

    assert opened.find("h2 .asked").nth(1).inner_text() == "list i EU"


def test_the_pickers_and_earlier_turns_go_with_the_question(chat: NewChat) -> None:
    opened = chat("nb")
    opened.ask("list Når?")
    opened.find("#jurisdiction").select_option("NO")
    opened.find("#day").fill("2025-03-01")
    with opened.page.expect_request("**/api/chat") as sent:
        opened.ask("foreign Og så?")

    body = json.loads(sent.value.post_data or "")
    assert (body["question"], body["language"], body["jurisdiction"]) == ("foreign Og så?", "nb", "NO")
    assert body["as_of"] == "2025-03-01"
    assert [(turn["question"], turn["answer_id"]) for turn in body["history"]] == [("list Når?", "a1")]


def test_a_long_conversation_stays_within_the_servers_limits(chat: NewChat) -> None:
    opened = chat()
    for _ in range(3):
        opened.ask("foreign " + "å" * 990)

    assert opened.ask("foreign " + "å" * 990).locator(".error").count() == 0


def test_the_language_can_be_changed_without_losing_the_conversation(chat: NewChat) -> None:
    opened = chat()
    opened.ask("list När?")
    opened.find("#language").select_option("en")

    assert opened.find("textarea").get_attribute("placeholder") == "Ask a question"
    assert opened.find("html").get_attribute("lang") == "en"
    assert opened.find("h2 .asked").inner_text() == "list När?"
    assert opened.ask("list When?").locator(".authority").first.inner_text() == "Law"


def test_the_answer_is_copied_with_its_sources(chat: NewChat) -> None:
    opened = chat(permissions=["clipboard-read", "clipboard-write"])
    opened.ask("list När?").locator(".foot .quiet").nth(1).click()
    opened.find(".toast.shown").wait_for()

    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("list När?\n\nMetoden får användas")
    assert "Räkna med att dialogen tar flera månader. [2]" in copied
    assert "[1] Lag om exempelupphandling, 6 kap. 5 §, Exempelriksdagen, gällande 2026-07-01" in copied
    assert "https://example.org/lex#k6" in copied


def test_the_words_alone_are_copied_without_numbers(chat: NewChat) -> None:
    opened = chat(permissions=["clipboard-read", "clipboard-write"])
    opened.ask("list När?").locator(".foot .quiet").first.click()
    opened.find(".toast.shown").wait_for()

    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Metoden får användas när något av detta gäller:\n1. behovet")
    assert copied.endswith("Räkna med att dialogen tar flera månader.")
    assert "[1]" not in copied


def test_a_new_chat_forgets_the_old_one(chat: NewChat) -> None:
    opened = chat()
    opened.ask("list När?")
    opened.find(".top .fresh").click()

    assert opened.find(".start").count() == 1
    assert opened.focused() == "textarea#question"
    with opened.page.expect_request("**/api/chat") as sent:
        opened.ask("list Igen?")
    assert json.loads(sent.value.post_data or "")["history"] == []


def test_a_running_answer_can_be_stopped(chat: NewChat) -> None:
    opened = chat()
    opened.write("slow När?")
    opened.find(".status").wait_for()
    stop = opened.find(".composer button")
    assert stop.get_attribute("aria-label") == "Stoppa svaret"
    stop.click()

    assert opened.find(".notice").inner_text() == "Du stoppade svaret."
    assert stop.get_attribute("aria-label") == "Skicka frågan"


def test_progress_is_told_in_words(chat: NewChat) -> None:
    opened = chat("en")
    opened.write("slow När?")

    opened.find(
        ".status",
    ).get_by_text("Choosing the sentences that answer").wait_for()


def test_a_failure_keeps_the_question(chat: NewChat) -> None:
    opened = chat()
    turn = opened.ask("broken När?")

    assert turn.locator(".error p").inner_text() == "Något gick fel hos oss. Frågan är kvar; försök igen."
    assert opened.find("textarea").input_value() == "broken När?"


def test_without_network_the_question_waits_for_the_retry(chat: NewChat) -> None:
    opened = chat()
    opened.context.set_offline(True)
    turn = opened.ask("list När?")
    assert turn.locator(".error p").inner_text().startswith("Ingen kontakt med servern.")
    assert opened.find("textarea").input_value() == "list När?"

    opened.context.set_offline(False)
    turn.locator(".error button").click()
    opened.find(".sources").wait_for()
    assert opened.find("article").count() == 1
    assert opened.find("textarea").input_value() == ""


def test_a_busy_server_is_told_with_the_time_to_wait(chat: NewChat, tmp_path: Path) -> None:
    with scene_server(1, 0, tmp_path) as address:
        first, second = chat(address=address), chat(address=address)
        first.write("slow När?")
        first.find(".status").get_by_text("Väljer").wait_for()
        turn = second.ask("list När?")

        assert turn.locator(".error p").inner_text().endswith("försök igen om 2 sekunder.")
        assert second.find("textarea").input_value() == "list När?"


@pytest.mark.parametrize("open_source", [False, True])
def test_hostile_text_is_shown_as_text_wherever_it_comes(chat: NewChat, open_source: bool) -> None:
    opened = chat()
    turn = opened.ask(f"hostile {HOSTILE}")
    if open_source:
        turn.locator(".cite").first.click()
        dialog = opened.find("dialog[open]")
        assert dialog.locator("h2").inner_text() == HOSTILE
        assert dialog.locator("blockquote").inner_text() == HOSTILE
        assert dialog.locator("a").count() == 0
    turn.locator("summary").evaluate("e => e.click()")
    opened.page.wait_for_timeout(200)

    assert turn.locator(".asked").inner_text() == f"hostile {HOSTILE}"
    assert turn.locator(".notice").inner_text() == HOSTILE
    assert turn.locator(".statement li").inner_text() == HOSTILE
    assert turn.locator("td").inner_text() == HOSTILE
    assert opened.find("article img, article script, article a, dialog img, dialog script").count() == 0
    assert opened.page.title() == "Lotsen: fråga om offentliga inköp"
    assert not any("hostile.png" in request or "x.png" in request for request in opened.requests)


def test_markup_from_strings_is_refused_by_the_browser_itself(chat: NewChat) -> None:
    opened = chat()
    refused = opened.page.evaluate("() => { try { document.body.innerHTML = '<b>x</b>' } catch (e) { return e.name } }")

    assert refused == "TypeError"
    assert "TrustedHTML" in opened.complaints.pop()


def test_the_element_works_where_storage_is_blocked(chat: NewChat) -> None:
    opened = chat()
    opened.context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    opened.page.reload()
    opened.find("#language").select_option("da")

    assert opened.find("textarea").get_attribute("placeholder") == "Stil et spørgsmål"
