from __future__ import annotations

import json
import random
import threading
import time

import pytest

from assistant.channels.slack.door import LIMIT_BYTES
from assistant.domain import Question
from assistant.errors import SettingsError
from tests.assistant.channels.http.fakes import Counting, ScriptedPipeline
from tests.assistant.channels.slack.conftest import Bot, ServeBot
from tests.assistant.channels.slack.stub import (
    PATH,
    TOKEN,
    command,
    direct,
    event,
    eventually,
    send_event,
    send_form,
    signed,
)

JSON = {"content-type": "application/json"}


@pytest.fixture
def pipeline() -> Counting:
    return Counting()


@pytest.fixture
def bot(serve_bot: ServeBot, pipeline: Counting) -> Bot:
    return serve_bot(pipeline)


def test_without_settings_for_slack_there_is_no_door(serve_bot: ServeBot) -> None:
    refused = serve_bot(slack_bot_token=None, slack_signing_secret=None).client.post(PATH, json={})
    assert (refused.status_code, refused.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("given", ["slack_bot_token", "slack_signing_secret", "slack_app_token"])
def test_half_the_secrets_are_refused_at_the_start(serve_bot: ServeBot, given: str) -> None:
    with pytest.raises(SettingsError, match="LOTSEN_SLACK_BOT_TOKEN"):
        serve_bot(**{"slack_bot_token": None, "slack_signing_secret": None, given: "x"})


def test_slack_can_verify_the_address(bot: Bot) -> None:
    told = send_event(bot.client, {"type": "url_verification", "challenge": "c-123", "token": "t"})
    assert (told.status_code, told.json()) == (200, {"challenge": "c-123"})


def test_an_unsigned_request_gets_a_problem_and_nothing_happens(bot: Bot, pipeline: Counting) -> None:
    refused = bot.client.post(PATH, json=event())
    assert refused.status_code == 401
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["code"] == "signature_invalid"
    assert pipeline.asked == []


def test_an_unsigned_check_of_the_certificate_is_refused_too(bot: Bot) -> None:
    assert bot.client.post(PATH, data={"ssl_check": "1", "token": "t"}).status_code == 401


def test_a_thousand_forged_requests_none_accepted(bot: Bot, pipeline: Counting) -> None:
    chance = random.Random(15)
    body = json.dumps(event()).encode()
    for number in range(1_000):
        headers = signed(body, time.time() + chance.uniform(-250, 250), secret=f"guess {number}")
        sent = body
        if number % 4 == 1:
            headers = signed(body, time.time() - chance.randint(301, 10**6))
        elif number % 4 == 2:
            headers = signed(body)
            at = chance.randrange(len(body))
            sent = body[:at] + bytes([body[at] ^ chance.randint(1, 127)]) + body[at + 1 :]
        elif number % 4 == 3:
            headers = signed(body)
            headers["x-slack-signature"] = f"v0={chance.randbytes(32).hex()}"
        assert bot.client.post(PATH, content=sent, headers={**JSON, **headers}).status_code == 401
    assert pipeline.asked == []
    assert bot.slack.of("chat.postMessage") == []


def test_a_repeated_event_is_received_again_but_answered_once(bot: Bot, pipeline: Counting) -> None:
    answers = [send_event(bot.client, event("Frist?", event_id="Ev7")).status_code]
    for attempt in ("1", "2", "3"):
        again = send_event(
            bot.client,
            event("Frist?", event_id="Ev7"),
            **{"x-slack-retry-num": attempt, "x-slack-retry-reason": "http_timeout"},
        )
        answers.append(again.status_code)
    send_event(bot.client, event("Den sista?", event_id="Ev8"))
    bot.slack.wait_for("chat.update", 2)
    assert answers == [200] * 4
    assert sorted(pipeline.asked) == ["Den sista?", "Frist?"]


def test_an_overheard_request_sent_again_does_nothing(bot: Bot, pipeline: Counting) -> None:
    body = json.dumps(event("Frist?")).encode()
    headers = {**JSON, **signed(body)}
    first, second = (bot.client.post(PATH, content=body, headers=headers) for _ in range(2))
    for _ in range(2):
        send_form(bot.client, command("Kommandot?"))
    bot.slack.wait_for("chat.update", 2)
    assert (first.status_code, second.status_code) == (200, 200)
    assert sorted(pipeline.asked) == ["Frist?", "Kommandot?"]


@pytest.mark.parametrize(
    "payload",
    [
        event("svar", bot_id="B0"),
        direct("svar", bot_id="B0"),
        direct("svar", subtype="bot_message", bot_id="B9"),
        direct("ändrad", subtype="message_changed"),
        direct("borta", subtype="message_deleted"),
        direct("i en kanal", channel_type="channel"),
        event(kind="reaction_added"),
    ],
)
def test_what_no_person_asked_is_received_and_left(bot: Bot, pipeline: Counting, payload: dict[str, object]) -> None:
    assert send_event(bot.client, payload).status_code == 200
    send_event(bot.client, event("En fråga?", event_id="Ev9"))
    bot.slack.wait_for("chat.update")
    assert pipeline.asked == ["En fråga?"]


@pytest.mark.parametrize("body", [b"{", b"[1]", b'"text"', b"payload=%7B", b"", b"null"])
def test_signed_nonsense_is_no_failure_of_the_server(bot: Bot, body: bytes) -> None:
    assert bot.client.post(PATH, content=body, headers={**JSON, **signed(body)}).status_code in (200, 400)


def test_a_body_beyond_the_cap_is_not_read(bot: Bot) -> None:
    body = b"x" * (LIMIT_BYTES + 1)
    assert bot.client.post(PATH, content=body, headers={**JSON, **signed(body)}).status_code == 413


def test_slack_is_told_received_at_once_while_answers_and_slack_itself_are_slow(serve_bot: ServeBot) -> None:
    let_go = threading.Event()

    def wait(stage: str, question: Question) -> None:
        assert let_go.wait(20)

    bot = serve_bot(ScriptedPipeline(before=wait), queue=300, limit_person="1000/minute")
    bot.slack.delay = 1.0
    times = []
    for number in range(200):
        began = time.perf_counter()
        assert send_event(bot.client, event(event_id=f"Ev{number}")).status_code == 200
        times.append(time.perf_counter() - began)
    assert bot.slack.of("chat.update") == []
    let_go.set()
    bot.slack.delay = 0.0
    bot.slack.wait_for("chat.update", 200, seconds=30)
    assert sorted(times)[197] < 0.5


def test_secrets_and_questions_stay_out_of_the_log(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", logger="lotsen")
    bot.slack.refuse["chat.update"] = ["msg_too_long", "msg_too_long"]
    send_event(bot.client, event("Hemlig fråga?"))
    send_event(bot.client, event("Hemlig reaktion?", kind="reaction_added", event_id="Ev2"))
    bot.slack.wait_for("chat.postMessage", 2)
    eventually(lambda: "Slack refuses a call: msg_too_long" in caplog.text)
    assert "Hemlig" not in caplog.text
    assert TOKEN not in caplog.text


def test_the_wrong_token_is_told_to_whoever_runs_the_server(
    serve_bot: ServeBot, caplog: pytest.LogCaptureFixture
) -> None:
    serve_bot(slack_bot_token="xoxb-wrong")
    eventually(lambda: "invalid_auth" in caplog.text)
