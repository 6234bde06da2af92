from __future__ import annotations

import gc
import json
import threading
import time
from pathlib import Path

import pytest

from assistant.channels.common import words
from assistant.channels.teams import delivery
from assistant.domain import Language, Outcome, Question
from assistant.errors import IndexMissing
from assistant.outcomes import sentence
from tests.assistant.channels.http.conftest import served
from tests.assistant.channels.http.fakes import ScriptedPipeline
from tests.assistant.channels.teams.conftest import Bot, ServeBot
from tests.assistant.channels.teams.reading import buttons, read
from tests.assistant.channels.teams.stub import StubMicrosoft, eventually


def failing(error: Exception) -> ScriptedPipeline:
    def fail(stage: str, question: Question) -> None:
        raise error

    return ScriptedPipeline(before=fail)


def told(outcome: Outcome) -> str:
    return f"{words.ai_notice(Language.sv)}\n{sentence(outcome, Language.sv)}"


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(RuntimeError("secret"), Outcome.error), (IndexMissing("no index"), Outcome.index_missing)],
)
def test_a_failure_is_told_with_a_button_that_asks_again(
    serve_bot: ServeBot, error: Exception, outcome: Outcome
) -> None:
    bot = serve_bot(failing(error))
    bot.write("När får dialog användas?")
    card = bot.microsoft.wait_for_card()
    (again,) = buttons(card)

    assert read(card) == told(outcome)
    assert again["title"] == words.word("again", Language.sv)
    bot.send(bot.microsoft.submitted(again["data"]))
    assert read(bot.microsoft.wait_for_card(2)) == told(outcome)


def test_too_many_questions_are_told_to_wait(serve_bot: ServeBot) -> None:
    let_go = threading.Event()
    pipeline = ScriptedPipeline(before=lambda stage, question: let_go.wait(10) or None)
    bot = serve_bot(pipeline, workers=1, queue=0)
    bot.write("Första frågan?")
    eventually(lambda: bot.client.runs.live == 1)
    bot.write("Andra frågan?", conversation={**bot.microsoft.message()["conversation"], "id": "a:other"})
    busy = bot.microsoft.wait_for_card()
    let_go.set()

    assert read(busy) == told(Outcome.busy)
    assert "Första frågan? [1]" in read(bot.microsoft.wait_for_card(2))


def test_an_answer_that_takes_too_long_is_told(serve_bot: ServeBot) -> None:
    let_go = threading.Event()
    pipeline = ScriptedPipeline(before=lambda stage, question: let_go.wait(10) or None)
    bot = serve_bot(pipeline, deadline=0.2)
    bot.write("När får dialog användas?")
    assert read(bot.microsoft.wait_for_card()) == told(Outcome.busy)
    let_go.set()


@pytest.mark.parametrize("status", sorted(delivery.AGAIN))
def test_a_busy_connector_is_asked_again(bot: Bot, status: int) -> None:
    bot.microsoft.refuse = [status, status]
    bot.write()
    assert "[1]" in read(bot.microsoft.wait_for_card())


def test_an_answer_the_connector_does_not_take_becomes_an_apology(bot: Bot) -> None:
    bot.microsoft.refuse = [413]
    bot.write("När får dialog användas?")
    assert read(bot.microsoft.wait_for_card()) == told(Outcome.error)


def test_a_wrong_secret_is_logged_and_the_server_goes_on(serve_bot: ServeBot, caplog: pytest.LogCaptureFixture) -> None:
    bot = serve_bot(teams_client_secret="wrong")
    assert bot.write().status_code == 200
    eventually(lambda: "HTTP 401" in caplog.text)
    assert bot.client.get("/api/health").status_code == 200


def test_a_verdict_is_kept_and_its_giver_thanked(bot: Bot) -> None:
    bot.write()
    judged = [button for button in buttons(bot.microsoft.wait_for_card()) if button["type"] == "Action.Execute"]

    thanks = [bot.send(bot.microsoft.executed(button["verb"], button["data"])) for button in judged]

    assert [button["verb"] for button in judged] == ["helpful", "not_helpful"]
    assert thanks[0].json() == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": words.word("thanks", Language.sv),
    }
    kept = [json.loads(line) for file in bot.feedback.glob("*") for line in file.read_text().splitlines()]
    assert [(line["answer_id"], line["verdict"], line["build_id"]) for line in kept] == [
        ("a1", "helpful", "build-1"),
        ("a1", "not_helpful", "build-1"),
    ]
    assert "Anna" not in str(kept)


@pytest.mark.parametrize(
    ("verb", "data"),
    [("delete", {"lotsen": "judge", "answer": "a1"}), ("helpful", {"lotsen": "judge", "answer": "../x"})],
)
def test_a_click_on_a_button_not_ours_is_refused(bot: Bot, verb: str, data: dict[str, object]) -> None:
    refused = bot.send(bot.microsoft.executed(verb, data))
    assert refused.json()["statusCode"] == 400
    assert not bot.feedback.exists() or list(bot.feedback.glob("*")) == []


def test_who_still_waits_when_the_server_stops_is_told(microsoft: StubMicrosoft, tmp_path: Path) -> None:
    let_go = threading.Event()
    pipeline = ScriptedPipeline(before=lambda stage, question: let_go.wait(10) or None)
    with served(pipeline, data=tmp_path, **microsoft.settings) as client:
        microsoft.send(client, microsoft.message("När får dialog användas?"))
        eventually(lambda: client.runs.live == 1)

    let_go.set()
    assert [read(card) for card in microsoft.cards()] == [told(Outcome.error)]


def test_teams_is_told_received_before_the_answer_is_ready(serve_bot: ServeBot) -> None:
    let_go = threading.Event()
    bot = serve_bot(ScriptedPipeline(before=lambda stage, question: let_go.wait(10) or None))
    bot.write("Den första hämtar nycklarna?")
    began = time.monotonic()
    assert bot.write().status_code == 200
    assert time.monotonic() - began < 2
    assert bot.microsoft.messages() == []
    let_go.set()
    bot.microsoft.wait_for_card(2)


def test_the_pause_the_connector_asks_for_is_kept(bot: Bot) -> None:
    bot.microsoft.refuse = [429]
    bot.microsoft.retry_after = "1"
    began = time.monotonic()
    bot.write()
    bot.microsoft.wait_for_card()
    assert time.monotonic() - began >= 1


def meters() -> int:
    gc.collect()
    return sum(type(kept).__name__.endswith("Meter") for kept in gc.get_objects())


def test_what_the_library_measures_with_is_not_kept_after_each_question(bot: Bot) -> None:
    bot.write("Fråga 1?")
    bot.microsoft.wait_for_card(1)
    before = meters()
    for number in range(2, 12):
        bot.write(f"Fråga {number}?")
        bot.microsoft.wait_for_card(number)
    assert meters() <= before
