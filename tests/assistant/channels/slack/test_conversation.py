from __future__ import annotations

import threading
from dataclasses import replace

from assistant.channels.common import words
from assistant.domain import Answer, Choice, Language, Outcome, Question
from assistant.outcomes import sentence
from tests.assistant.channels.http.fakes import ScriptedPipeline, answer_to
from tests.assistant.channels.slack.conftest import Bot, ServeBot
from tests.assistant.channels.slack.reading import buttons, read
from tests.assistant.channels.slack.stub import (
    APP_ID,
    click,
    command,
    direct,
    event,
    send_click,
    send_event,
    send_form,
)


def test_a_mention_gets_a_placeholder_at_once_that_becomes_the_answer(serve_bot: ServeBot) -> None:
    let_go = threading.Event()
    bot = serve_bot(ScriptedPipeline(before=lambda stage, question: stage != "verify" or let_go.wait(10) or None))

    send_event(bot.client, event("<@U0BOT> När får dialog användas?"))
    placeholder = bot.slack.wait_for("chat.postMessage")
    assert bot.slack.of("chat.update") == []
    let_go.set()
    answer = bot.slack.wait_for("chat.update")

    assert read(placeholder) == f"{words.ai_notice(Language.sv)}\nSöker i källorna …"
    assert placeholder["thread_ts"] == "1600000000.000100"
    assert (answer["channel"], answer["ts"]) == next(iter(bot.slack.messages))
    assert "Ni frågade: När får dialog användas? [1]" in read(answer)
    assert "[1] Konkurrenspräglad dialog, När den passar" in read(answer)
    assert read(answer).startswith(words.ai_notice(Language.sv))


def test_a_direct_message_is_answered_in_a_thread_under_it(bot: Bot) -> None:
    send_event(bot.client, direct("När får dialog användas?"))

    assert bot.slack.wait_for("chat.postMessage")["thread_ts"] == "1600000000.000100"
    assert "När får dialog användas? [1]" in read(bot.slack.wait_for("chat.update"))


def test_the_command_is_answered_in_a_direct_message_with_the_question_above(bot: Bot) -> None:
    told = send_form(bot.client, command("När får dialog användas?"))

    assert told.json() == {
        "response_type": "ephemeral",
        "text": words.word("in_direct_message", Language.sv),
    }
    assert bot.slack.wait_for("chat.postMessage")["channel"] == "U1"
    answer = bot.slack.wait_for("chat.update")
    assert answer["channel"] == "DU1"
    assert read(answer).splitlines()[1] == "När får dialog användas?"


def test_the_command_alone_tells_what_lotsen_does(serve_bot: ServeBot) -> None:
    bot = serve_bot(slack_language="nb")

    told = send_form(bot.client, command("  ")).json()

    assert told["text"] == f"{words.ai_notice(Language.nb)}\n{sentence(Outcome.greeting, Language.nb)}"
    assert bot.slack.of("chat.postMessage") == []


def test_a_mention_alone_tells_what_lotsen_does(bot: Bot) -> None:
    send_event(bot.client, event("<@U0BOT>"))

    told = bot.slack.wait_for("chat.postMessage")
    assert read(told) == f"{words.ai_notice(Language.sv)}\n{sentence(Outcome.greeting, Language.sv)}"


def test_the_shortcut_opens_the_message_as_a_draft_and_its_question_is_answered(serve_bot: ServeBot) -> None:
    bot = serve_bot()
    common = {"api_app_id": APP_ID, "user": {"id": "U1"}, "team": {"id": "T1"}}
    message = {"ts": "1.2", "text": "<@U7> undrar: får vi <https://x.example|dela upp> köp &amp; avtal?"}
    shortcut = {"type": "message_action", "callback_id": "ask_about_message", "trigger_id": "s1", "message": message}

    send_click(bot.client, {**common, **shortcut, "channel": {"id": "C1"}})
    view = bot.slack.wait_for("views.open")["view"]
    entered = {"question": {"text": {"type": "plain_text_input", "value": "Får köp delas upp?"}}}
    submitted = {"callback_id": view["callback_id"], "type": "modal", "state": {"values": entered}}
    told = send_click(bot.client, {**common, "type": "view_submission", "trigger_id": "s2", "view": submitted})

    question = view["blocks"][0]["element"]
    assert question["initial_value"] == "undrar: får vi dela upp köp & avtal?"
    assert words.ai_notice(Language.sv) in str(view["blocks"])
    assert (told.status_code, told.text) == (200, "")
    assert "Ni frågade: Får köp delas upp? [1]" in read(bot.slack.wait_for("chat.update"))


def test_a_later_question_of_the_thread_brings_the_earlier_ones_along(serve_bot: ServeBot) -> None:
    asked: list[Question] = []
    pipeline = ScriptedPipeline(answers=lambda question: (asked.append(question), answer_to(question))[1])
    bot = serve_bot(pipeline)
    send_event(bot.client, event("<@U0BOT> När får dialog användas?", event_id="Ev1"))
    bot.slack.wait_for("chat.update")
    bot.slack.messages["C1", "1600000001.000000"] = {
        "ts": "1600000001.000000",
        "thread_ts": "1600000000.000100",
        "app_id": "A-STRANGER",
        "metadata": {"event_type": "lotsen_turn", "event_payload": {"question": "Untergeschoben?"}},
    }

    later = event("<@U0BOT> Och av vem?", event_id="Ev2", ts="1600000009.1", thread_ts="1600000000.000100")
    send_event(bot.client, later)
    answer = bot.slack.wait_for("chat.update", 2)

    assert [(turn.question, turn.answer_id) for turn in asked[1].history] == [("När får dialog användas?", "a1")]
    assert asked[1].history[0].text == "Ni frågade: När får dialog användas?"
    assert words.ai_notice(Language.sv) not in read(answer)


def test_the_settings_say_whose_law_is_meant(serve_bot: ServeBot) -> None:
    asked: list[Question] = []
    pipeline = ScriptedPipeline(answers=lambda question: (asked.append(question), answer_to(question))[1])
    bot = serve_bot(pipeline, slack_jurisdiction="NO")

    send_event(bot.client, direct("Hva er terskelverdien?"))
    bot.slack.wait_for("chat.update")

    assert asked[0].jurisdiction == "NO"


def asking_back(question: Question) -> Answer:
    choices = (Choice("Frist i ett öppet förfarande?", "Hur lång är fristen i ett öppet förfarande?"),)
    if question.history:
        return answer_to(question)
    return replace(answer_to(question), outcome=Outcome.clarify, statements=(), sources=(), choices=choices)


def test_a_choice_is_a_button_that_asks_in_the_same_thread(serve_bot: ServeBot) -> None:
    bot = serve_bot(ScriptedPipeline(answers=asking_back))
    send_event(bot.client, event("<@U0BOT> Hur lång är fristen?"))
    bot.slack.wait_for("chat.update")
    (place, message), *_ = bot.slack.messages.items()
    pressed = buttons(message)[0]

    send_click(bot.client, click(pressed["action_id"], pressed["value"], message, place[0]))
    answer = bot.slack.wait_for("chat.update", 2)

    assert bot.slack.of("chat.postMessage")[1]["thread_ts"] == "1600000000.000100"
    assert read(answer).splitlines()[0] == "Hur lång är fristen i ett öppet förfarande?"


def test_a_refused_question_is_not_repeated_and_not_kept(serve_bot: ServeBot) -> None:
    def refuse(question: Question) -> Answer:
        told = sentence(Outcome.refused_personal_data, Language.sv)
        return replace(
            answer_to(question), outcome=Outcome.refused_personal_data, notice=told, statements=(), sources=()
        )

    bot = serve_bot(ScriptedPipeline(answers=refuse))
    send_form(bot.client, command("Vad tjänar 811228-9874?"))
    answer = bot.slack.wait_for("chat.update")

    assert sentence(Outcome.refused_personal_data, Language.sv) in read(answer)
    assert "811228" not in str(bot.slack.calls)
