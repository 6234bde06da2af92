"""One person who asks too often is told so in words; nobody else notices, and no question is lost."""

from __future__ import annotations

import re
import time

import pytest

from assistant.channels.common import words
from assistant.domain import Language
from tests.assistant.channels.slack.conftest import Bot, ServeBot
from tests.assistant.channels.slack.reading import buttons, read
from tests.assistant.channels.slack.stub import (
    click,
    command,
    direct,
    event,
    eventually,
    send_click,
    send_event,
    send_form,
)

# Limits are by the day, so that no window ends while a test runs.
TOO_MANY = words.word("rate_limited", Language.sv, "").removesuffix(".")


def shown(bot: Bot) -> list[str]:
    """Return what stands in Slack now, in the order it was posted."""
    return [read(message) for message in bot.slack.messages.values()]


def answered(bot: Bot, count: int) -> None:
    eventually(lambda: sum("[1]" in text for text in shown(bot)) == count, what=f"{count} answers, not {shown(bot)}")


def ask(bot: Bot, number: int, user: str = "U1") -> None:
    told = send_event(bot.client, direct(f"Vad gäller i fråga {number}?", event_id=f"Ev{user}{number}", user=user))
    assert told.status_code == 200, "Slack would send anything else again"


def test_the_fourth_question_of_three_is_refused_in_words_and_another_person_is_answered(serve_bot: ServeBot) -> None:
    bot = serve_bot(limit_person="3/day")
    for number in range(4):
        ask(bot, number)
    answered(bot, 3)
    eventually(lambda: len(bot.slack.messages) == 4)
    (refused,) = (message for message in bot.slack.messages.values() if TOO_MANY in read(message))
    ask(bot, 4, user="U2")
    answered(bot, 4)

    assert re.search(r"försök igen om \d+ (s|min|h)\.$", read(refused))
    assert buttons(refused)[0]["value"] in {f"Vad gäller i fråga {number}?" for number in range(4)}
    assert refused["thread_ts"] == "1600000000.000100"


def test_the_same_person_of_another_workspace_is_counted_apart(serve_bot: ServeBot) -> None:
    bot = serve_bot(limit_person="1/day")
    ask(bot, 1)
    answered(bot, 1)
    send_event(bot.client, {**event("Vad gäller?", event_id="Ev2"), "team_id": "T2"})
    answered(bot, 2)


def test_mentions_commands_and_buttons_of_one_person_count_together(serve_bot: ServeBot) -> None:
    bot = serve_bot(limit_person="3/day")
    ask(bot, 1)
    answered(bot, 1)
    assert send_form(bot.client, command("Vad gäller då?")).status_code == 200
    answered(bot, 2)
    (channel, _), message = next(iter(bot.slack.messages.items()))
    assert send_click(bot.client, click("follow_up_0", "Och sedan?", message, channel, "t1")).status_code == 200
    answered(bot, 3)

    assert send_click(bot.client, click("follow_up_0", "Och till sist?", message, channel, "t2")).status_code == 200
    eventually(lambda: TOO_MANY in shown(bot)[-1])


def test_whoever_waits_as_told_gets_the_answer_in_place_of_the_refusal(serve_bot: ServeBot) -> None:
    bot = serve_bot(limit_person="2/2 second")
    number = 0
    while not any(TOO_MANY in text for text in shown(bot)):
        number += 1
        ask(bot, number)
        eventually(lambda: len(shown(bot)) == number)  # noqa: B023
    ((channel, ts), refused) = list(bot.slack.messages.items())[-1]
    (again,) = buttons(refused)
    (seconds,) = re.findall(r"om (\d+) s\.$", read(refused))

    time.sleep(int(seconds))
    send_click(bot.client, click(again["action_id"], again["value"], refused, channel))

    eventually(lambda: f"Ni frågade: Vad gäller i fråga {number}? [1]" in read(bot.slack.messages[channel, ts]))
    assert len(bot.slack.messages) == number


@pytest.mark.parametrize(("asked", "language"), [("Når kan vi bruke forhandling?", "nb"), ("When may we?", "en")])
def test_the_refusal_is_in_the_language_of_the_question(serve_bot: ServeBot, asked: str, language: str) -> None:
    bot = serve_bot(limit_person="1/day", slack_language=language)
    for number in range(2):
        send_event(bot.client, direct(asked, event_id=f"Ev{number}"))

    told = words.word("rate_limited", Language(language), "").removesuffix(".")
    eventually(lambda: any(told in text for text in shown(bot)))
