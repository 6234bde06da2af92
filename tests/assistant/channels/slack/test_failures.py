"""Nothing that goes wrong loses a question: the person is told and can try again."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web

from assistant.domain import Answer, Language, Outcome, Question
from assistant.errors import IndexMissing
from assistant.outcomes import sentence
from tests.assistant.channels.http.conftest import served
from tests.assistant.channels.http.fakes import ScriptedPipeline, answer_to
from tests.assistant.channels.slack.conftest import Bot, ServeBot
from tests.assistant.channels.slack.reading import buttons, read
from tests.assistant.channels.slack.stub import (
    SECRET,
    TOKEN,
    StubSlack,
    click,
    event,
    eventually,
    send_click,
    send_event,
    too_many,
)


class FailsFirst(ScriptedPipeline):
    """Raises this error for the first question."""

    def __init__(self, error: Exception) -> None:
        super().__init__(before=self._fail)
        self._errors = [error]

    def _fail(self, stage: str, question: Question) -> None:
        if self._errors:
            raise self._errors.pop()


def only_message(bot: Bot) -> tuple[str, dict[str, Any]]:
    ((channel, _), message) = next(iter(bot.slack.messages.items()))
    return channel, message


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(RuntimeError("Hemlig fråga?"), Outcome.error), (IndexMissing("no index"), Outcome.index_missing)],
)
def test_a_failure_is_told_and_the_button_asks_again(serve_bot: ServeBot, error: Exception, outcome: Outcome) -> None:
    bot = serve_bot(FailsFirst(error))

    send_event(bot.client, event("<@U0BOT> När får dialog användas?"))
    told = bot.slack.wait_for("chat.update")
    channel, message = only_message(bot)
    (again,) = buttons(told)
    send_click(bot.client, click(again["action_id"], again["value"], message, channel))
    answer = bot.slack.wait_for("chat.update", 3)

    assert sentence(outcome, Language.sv) in read(told)
    assert "Ni frågade: När får dialog användas? [1]" in read(answer)
    assert len(bot.slack.messages) == 1


def test_one_question_too_many_is_told_at_once(serve_bot: ServeBot) -> None:
    let_go = threading.Event()
    bot = serve_bot(ScriptedPipeline(before=lambda *_: let_go.wait(10) or None), workers=1, queue=0)

    send_event(bot.client, event("Den första frågan?", event_id="Ev1"))
    bot.slack.wait_for("chat.postMessage")
    eventually(lambda: bot.client.runs.live == 1)
    send_event(bot.client, event("Den andra frågan?", event_id="Ev2"))
    told = bot.slack.wait_for("chat.update")
    let_go.set()

    assert sentence(Outcome.busy, Language.sv) in read(told)
    assert buttons(told)[0]["value"] == "Den andra frågan?"
    assert "Ni frågade: Den första frågan?" in read(bot.slack.wait_for("chat.update", 2))


def test_an_answer_that_takes_too_long_is_told(serve_bot: ServeBot) -> None:
    let_go = threading.Event()
    bot = serve_bot(ScriptedPipeline(before=lambda *_: let_go.wait(10) or None), deadline=0.3)

    send_event(bot.client, event("När får dialog användas?"))
    told = bot.slack.wait_for("chat.update")
    let_go.set()

    assert sentence(Outcome.busy, Language.sv) in read(told)


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
def test_slacks_rate_limit_is_kept_to(bot: Bot, method: str) -> None:
    bot.slack.refuse[method] = [too_many(1)]
    began = time.monotonic()

    send_event(bot.client, event("När får dialog användas?"))
    eventually(lambda: "[1]" in "".join(read(message) for message in bot.slack.messages.values()))

    assert time.monotonic() - began >= 1
    assert len(bot.slack.of(method)) == 2
    assert len(bot.slack.messages) == 1


def test_a_hiccup_of_slack_is_outlived(bot: Bot) -> None:
    bot.slack.refuse["chat.update"] = [web.Response(status=503), web.Response(status=500)]

    send_event(bot.client, event("När får dialog användas?"))

    eventually(lambda: "[1]" in "".join(read(message) for message in bot.slack.messages.values()), 20)


def test_an_answer_that_cannot_be_shown_is_told(serve_bot: ServeBot) -> None:
    def broken(question: Question) -> Answer:
        return replace(answer_to(question), as_of=None)  # type: ignore[arg-type]

    bot = serve_bot(ScriptedPipeline(answers=broken))
    send_event(bot.client, event("När får dialog användas?"))

    assert sentence(Outcome.error, Language.sv) in read(bot.slack.wait_for("chat.update"))


def test_without_a_placeholder_the_answer_still_comes(bot: Bot) -> None:
    bot.slack.refuse["chat.postMessage"] = ["internal_error"]

    send_event(bot.client, event("När får dialog användas?"))
    answer = bot.slack.wait_for("chat.postMessage", 2)

    assert "Ni frågade: När får dialog användas? [1]" in read(answer)
    assert answer["thread_ts"] == "1600000000.000100"


def test_where_somebody_deleted_the_placeholder_the_answer_is_posted(serve_bot: ServeBot) -> None:
    let_go = threading.Event()
    bot = serve_bot(ScriptedPipeline(before=lambda *_: let_go.wait(10) or None))

    send_event(bot.client, event("När får dialog användas?"))
    bot.slack.wait_for("chat.postMessage")
    bot.slack.messages.clear()
    let_go.set()

    answer = bot.slack.wait_for("chat.postMessage", 2)
    assert (answer["thread_ts"], "[1]" in read(answer)) == ("1600000000.000100", True)


def test_an_answer_whose_blocks_slack_does_not_take_comes_as_bare_text(serve_bot: ServeBot) -> None:
    let_go = threading.Event()
    bot = serve_bot(ScriptedPipeline(before=lambda *_: let_go.wait(10) or None))

    send_event(bot.client, event("När får dialog användas?"))
    bot.slack.wait_for("chat.postMessage")
    bot.slack.refuse |= {"chat.update": ["invalid_blocks"], "chat.postMessage": ["invalid_blocks"]}
    let_go.set()
    answer = bot.slack.wait_for("chat.update", 2)

    assert answer["blocks"] == []
    assert "Ni frågade: När får dialog användas? [1]" in answer["text"]
    assert "[1] Konkurrenspräglad dialog, När den passar" in answer["text"]


def test_a_thread_that_cannot_be_read_does_not_hold_up_the_answer(bot: Bot) -> None:
    bot.slack.refuse["conversations.replies"] = ["missing_scope"]

    send_event(bot.client, event("Och av vem då?", thread_ts="1500000000.1"))

    assert "Ni frågade: Och av vem då? [1]" in read(bot.slack.wait_for("chat.update"))


@pytest.fixture
def secrets(slack: StubSlack) -> dict[str, str]:
    return {
        "slack_bot_token": TOKEN,
        "slack_signing_secret": SECRET,
        "slack_url": slack.url,
        "slack_language": "sv",
    }


def test_when_the_server_stops_an_answer_on_its_way_still_comes(slack: StubSlack, secrets: dict[str, str]) -> None:
    let_go = threading.Event()
    with served(ScriptedPipeline(before=lambda *_: let_go.wait(20) or None), **secrets) as client:
        send_event(client, event("När får dialog användas?"))
        slack.wait_for("chat.postMessage")
        threading.Timer(0.5, let_go.set).start()

    assert "Ni frågade: När får dialog användas? [1]" in read(slack.of("chat.update")[0])


def test_when_the_server_stops_whoever_would_wait_longer_is_told(
    slack: StubSlack, secrets: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.channels.http.server.FINISH_SECONDS", 0.2)
    let_go = threading.Event()
    with served(ScriptedPipeline(before=lambda *_: let_go.wait(20) or None), **secrets) as client:
        send_event(client, event("När får dialog användas?"))
        slack.wait_for("chat.postMessage")
        threading.Timer(3, let_go.set).start()

    told = slack.of("chat.update")[0]
    assert sentence(Outcome.error, Language.sv) in read(told)
    assert buttons(told)[0]["value"] == "När får dialog användas?"
