"""One person who asks too often is told so in words; nobody else notices, and no question is lost."""

from __future__ import annotations

import re
import time

import pytest

from assistant.channels.common import words
from assistant.domain import Language
from tests.assistant.channels.teams.conftest import Bot, ServeBot
from tests.assistant.channels.teams.reading import buttons, read
from tests.assistant.channels.teams.stub import TENANT, eventually

# Limits are by the day, so that no window ends while a test runs.
TOO_MANY = words.word("rate_limited", Language.sv, "").removesuffix(".")
SOMEBODY_ELSE = {"id": "29:somebody-else", "name": "Bo", "aadObjectId": "b0b0"}
CHANNEL = {"id": "19:team@thread.tacv2;messageid=1600", "conversationType": "channel", "tenantId": TENANT}


def ask(bot: Bot, number: int, **changed: object) -> str:
    """Ask, and return what the card says that comes."""
    assert bot.write(f"Vad gäller i fråga {number}?", **changed).status_code == 200, (
        "Teams would send anything else again"
    )
    return read(bot.microsoft.wait_for_card(number))


def test_the_fourth_question_of_three_is_refused_in_words_and_another_person_is_answered(serve_bot: ServeBot) -> None:
    bot = serve_bot(limit_person="3/day")
    for number in (1, 2, 3):
        assert "[1]" in ask(bot, number)

    refused = ask(bot, 4)

    assert re.search(rf"{TOO_MANY}\d+ (s|min|h)\.$", refused)
    (again,) = buttons(bot.microsoft.cards()[3])
    assert again["data"]["question"] == "Vad gäller i fråga 4?"
    assert "Vad gäller i fråga 5? [1]" in ask(bot, 5, **{"from": SOMEBODY_ELSE})


def test_one_person_is_counted_wherever_they_ask(serve_bot: ServeBot) -> None:
    bot = serve_bot(limit_person="2/day")
    assert "[1]" in ask(bot, 1)
    assert "[1]" in ask(bot, 2, conversation=CHANNEL)
    assert TOO_MANY in ask(bot, 3)
    assert TOO_MANY in ask(bot, 4, conversation=CHANNEL)


def test_whoever_waits_as_told_and_presses_the_button_is_answered(serve_bot: ServeBot) -> None:
    bot = serve_bot(limit_person="2/2 second")
    number = 1
    while TOO_MANY not in (refused := ask(bot, number)):
        number += 1
    (again,) = buttons(bot.microsoft.cards()[-1])
    (seconds,) = re.findall(r"om (\d+) s\.$", refused)

    time.sleep(int(seconds))
    bot.send(bot.microsoft.submitted(again["data"]))

    assert f"Ni frågade: Vad gäller i fråga {number}? [1]" in read(bot.microsoft.wait_for_card(number + 1))


def test_a_refused_question_is_no_turn_and_no_run(serve_bot: ServeBot) -> None:
    bot = serve_bot(limit_person="1/day")
    ask(bot, 1)
    ask(bot, 2)
    seen = [activity["type"] for _, activity in bot.microsoft.sent]
    assert seen.count("message") == 2
    assert bot.client.runs.live == 0


@pytest.mark.parametrize(("locale", "language"), [("nb-NO", Language.nb), ("da-DK", Language.da)])
def test_the_refusal_is_in_the_language_of_the_person(serve_bot: ServeBot, locale: str, language: Language) -> None:
    bot = serve_bot(limit_person="1/day")
    told = [ask_in(bot, locale, count) for count in (1, 2)]
    assert words.word("rate_limited", language, "").removesuffix(".") in told[1]


def ask_in(bot: Bot, locale: str, count: int) -> str:
    bot.write("Standstill?", locale=locale)
    eventually(lambda: len(bot.microsoft.cards()) >= count)
    return read(bot.microsoft.cards()[count - 1])
