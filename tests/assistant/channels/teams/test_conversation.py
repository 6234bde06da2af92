from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

from assistant.channels.common import words
from assistant.channels.teams import delivery
from assistant.domain import Answer, Choice, Language, Outcome, Question
from assistant.outcomes import sentence
from tests.assistant.channels.http.fakes import ScriptedPipeline, answer_to
from tests.assistant.channels.teams.conftest import Bot, ServeBot
from tests.assistant.channels.teams.reading import buttons, read
from tests.assistant.channels.teams.stub import APP_ID, TENANT, eventually


class Recording(ScriptedPipeline):
    """Remembers the questions."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        super().__init__(answers=lambda question: (self.asked.append(question), answer_to(question))[1])


def test_a_question_in_a_personal_chat_is_answered_with_a_card(bot: Bot) -> None:
    received = bot.write("När får dialog användas?")
    card = bot.microsoft.wait_for_card()

    assert (received.status_code, received.content) == (200, b"")
    assert read(card).splitlines()[0] == words.ai_notice(Language.sv)
    assert "Ni frågade: När får dialog användas? [1]" in read(card)
    assert "[1] Konkurrenspräglad dialog, När den passar" in read(card)
    assert bot.microsoft.messages("a:personal")[0]["summary"] == "Ni frågade: När får dialog användas?"
    assert [login["scope"] for login in bot.microsoft.logins] == ["https://api.botframework.com/.default"]
    assert {login["tenant"] for login in bot.microsoft.logins} == {TENANT}


def test_the_sign_of_typing_comes_before_the_answer(serve_bot: ServeBot) -> None:
    let_go = threading.Event()
    bot = serve_bot(ScriptedPipeline(before=lambda stage, question: stage != "verify" or let_go.wait(10) or None))

    bot.write()
    eventually(lambda: [activity["type"] for _, activity in bot.microsoft.sent] == ["typing"])
    let_go.set()

    assert "När får dialog användas? [1]" in read(bot.microsoft.wait_for_card())


def test_an_answer_does_not_wait_for_the_sign_of_typing_and_does_not_cut_it_off(serve_bot: ServeBot) -> None:
    bot = serve_bot(ScriptedPipeline(before=lambda stage, question: time.sleep(0.1)))
    bot.microsoft.typing_seconds = 2.0

    bot.write()

    assert "[1]" in read(bot.microsoft.wait_for_card(seconds=1.8))
    eventually(lambda: [activity["type"] for _, activity in bot.microsoft.sent] == ["message", "typing"])
    assert bot.microsoft.cut_off == 0


def test_an_answer_that_comes_at_once_comes_without_the_sign_of_typing(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "TYPING_AFTER_SECONDS", 1.0)
    bot.write()
    bot.microsoft.wait_for_card()
    time.sleep(1.2)

    assert {activity["type"] for _, activity in bot.microsoft.sent} == {"message"}


def test_a_mention_in_a_channel_is_answered_in_its_thread_without_the_names(serve_bot: ServeBot) -> None:
    pipeline = Recording()
    bot = serve_bot(pipeline)
    thread = "19:team@thread.tacv2;messageid=1600"
    mention = {"mentioned": {"id": f"28:{APP_ID}", "name": "Lotsen"}, "text": "<at>Lotsen</at>", "type": "mention"}

    bot.write(
        '<at>Lotsen</at>&nbsp;kan <at id="1">Anna</at> dela upp köp &amp; avtal?\n',
        conversation={"id": thread, "conversationType": "channel", "isGroup": True, "tenantId": TENANT},
        entities=[mention],
    )
    bot.microsoft.wait_for_card()

    assert [question.text for question in pipeline.asked] == ["kan dela upp köp & avtal?"]
    assert len(bot.microsoft.messages(thread)) == 1


def test_a_group_chat_is_answered_where_it_is(bot: Bot) -> None:
    group = {"id": "19:group@thread.v2", "conversationType": "groupChat", "isGroup": True, "tenantId": TENANT}
    bot.write("<at>Lotsen</at> Frist?", conversation=group)
    bot.microsoft.wait_for_card()
    assert len(bot.microsoft.messages("19:group@thread.v2")) == 1


def test_a_later_question_brings_the_earlier_ones_along(serve_bot: ServeBot) -> None:
    pipeline = Recording()
    bot = serve_bot(pipeline)
    bot.write("När får dialog användas?")
    bot.microsoft.wait_for_card()
    bot.write("Och av vem?")
    second = bot.microsoft.wait_for_card(2)
    bot.write("Frist?", conversation={"id": "a:somebody-else", "conversationType": "personal", "tenantId": TENANT})
    bot.microsoft.wait_for_card(3)

    (turn,) = pipeline.asked[1].history
    assert (turn.question, turn.answer_id) == ("När får dialog användas?", "a1")
    assert turn.text == "Ni frågade: När får dialog användas?"
    assert words.ai_notice(Language.sv) not in read(second)
    assert pipeline.asked[2].history == ()


def test_the_settings_say_whose_law_is_meant(serve_bot: ServeBot) -> None:
    pipeline = Recording()
    bot = serve_bot(pipeline, teams_jurisdiction="NO")
    bot.write("Hva er terskelverdien?")
    bot.microsoft.wait_for_card()
    assert pipeline.asked[0].jurisdiction == "NO"


def asking_back(question: Question) -> Answer:
    choices = (Choice("Frist i ett öppet förfarande?", "Hur lång är fristen i ett öppet förfarande?"),)
    if question.history:
        return answer_to(question)
    return replace(answer_to(question), outcome=Outcome.clarify, statements=(), sources=(), choices=choices)


def test_a_choice_is_a_button_that_asks(serve_bot: ServeBot) -> None:
    bot = serve_bot(ScriptedPipeline(answers=asking_back))
    bot.write("Hur lång är fristen?")
    (choice,) = buttons(bot.microsoft.wait_for_card())

    bot.send(bot.microsoft.submitted(choice["data"]))
    answer = bot.microsoft.wait_for_card(2)

    assert choice["tooltip"] == "Frist i ett öppet förfarande?"
    assert read(answer).splitlines()[0] == "Hur lång är fristen i ett öppet förfarande?"
    assert "[1]" in read(answer)


def test_a_message_without_words_and_a_new_installation_are_greeted(bot: Bot) -> None:
    bot.write("<at>Lotsen</at> ")
    installed = {**bot.microsoft.message(locale="nb-NO"), "type": "installationUpdate", "action": "add"}
    bot.send(installed)
    bot.microsoft.wait_for_card(2)

    for language in (Language.sv, Language.nb):
        expected = f"{words.ai_notice(language)}\n{sentence(Outcome.greeting, language)}"
        assert expected in map(read, bot.microsoft.cards())


def test_a_repeated_activity_is_received_again_but_answered_once(serve_bot: ServeBot) -> None:
    pipeline = Recording()
    bot = serve_bot(pipeline)
    activity = bot.microsoft.message("Frist?")
    answers = [bot.send(activity).status_code for _ in range(4)]
    bot.write("Den sista?")
    bot.microsoft.wait_for_card(2)
    assert answers == [200] * 4
    assert sorted(question.text for question in pipeline.asked) == ["Den sista?", "Frist?"]


def test_a_refused_question_is_not_repeated_and_not_kept(serve_bot: ServeBot) -> None:
    histories = []

    def refuse(question: Question) -> Answer:
        histories.append(question.history)
        told = sentence(Outcome.refused_personal_data, Language.sv)
        return replace(
            answer_to(question), outcome=Outcome.refused_personal_data, notice=told, statements=(), sources=()
        )

    bot = serve_bot(ScriptedPipeline(answers=refuse))
    bot.send(bot.microsoft.submitted({"lotsen": "ask", "question": "Vad tjänar 811228-9874?"}))
    card = bot.microsoft.wait_for_card()
    bot.write("Och nu?")
    bot.microsoft.wait_for_card(2)

    assert sentence(Outcome.refused_personal_data, Language.sv) in read(card)
    assert "811228" not in str(bot.microsoft.sent)
    assert histories == [(), ()]
