from __future__ import annotations

import pytest

from assistant.channels.common import words
from assistant.domain import Language
from tests.assistant.channels.slack.conftest import Bot, ServeBot
from tests.assistant.channels.slack.reading import read
from tests.assistant.channels.slack.stub import APP_TOKEN, PATH, StubSlack, command, direct, event, eventually


@pytest.fixture
def bot(serve_bot: ServeBot) -> Bot:
    return serve_bot(slack_signing_secret=None, slack_app_token=APP_TOKEN)


def test_an_event_over_the_line_is_acknowledged_and_answered(bot: Bot) -> None:
    bot.slack.send("events_api", event("<@U0BOT> När får dialog användas?"), "E-1")
    assert "Ni frågade: När får dialog användas? [1]" in read(bot.slack.wait_for("chat.update"))
    eventually(lambda: len(bot.slack.acknowledged) == 1)
    assert [told["envelope_id"] for told in bot.slack.acknowledged] == ["E-1"]


def test_a_command_over_the_line_is_told_where_the_answer_comes(bot: Bot) -> None:
    bot.slack.send("slash_commands", command("När får dialog användas?"), "E-2")
    bot.slack.wait_for("chat.update")
    eventually(lambda: len(bot.slack.acknowledged) == 1)
    assert bot.slack.acknowledged[0]["payload"]["text"] == words.word("in_direct_message", Language.sv)


def test_an_event_that_comes_twice_is_answered_once(bot: Bot) -> None:
    for envelope in ("E-3", "E-4"):
        bot.slack.send("events_api", direct("Frist?", event_id="Ev3"), envelope)
    bot.slack.send("events_api", direct("Klart?", event_id="Ev4"), "E-5")
    bot.slack.wait_for("chat.update", 2)
    eventually(lambda: len(bot.slack.acknowledged) == 3)
    assert len(bot.slack.messages) == 2


def test_socket_mode_alone_opens_no_door(bot: Bot) -> None:
    assert bot.client.post(PATH, json={}).status_code == 404


def test_a_line_that_slack_does_not_open_at_once_is_asked_for_again(
    slack: StubSlack, serve_bot: ServeBot, caplog: pytest.LogCaptureFixture
) -> None:
    slack.refuse["apps.connections.open"] = ["not_allowed_token_type"]
    bot = serve_bot(slack_signing_secret=None, slack_app_token=APP_TOKEN)
    bot.slack.send("events_api", direct("När får dialog användas?"), "E-6")
    assert "Ni frågade: När får dialog användas? [1]" in read(bot.slack.wait_for("chat.update"))
    assert len(slack.of("apps.connections.open")) == 2
    assert "not_allowed_token_type" in caplog.text


def test_a_line_that_breaks_is_made_anew(bot: Bot) -> None:
    bot.slack.send("events_api", direct("När får dialog användas?", event_id="Ev7"), "E-7")
    bot.slack.wait_for("chat.update")
    bot.slack.hang_up()
    bot.slack.send("events_api", direct("Och av vem?", event_id="Ev8"), "E-8")
    assert "Ni frågade: Och av vem? [1]" in read(bot.slack.wait_for("chat.update", 2))
