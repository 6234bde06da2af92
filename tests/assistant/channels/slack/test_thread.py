from __future__ import annotations

import asyncio
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from assistant.channels.common.turns import TURNS
from assistant.channels.slack import thread
from assistant.channels.slack.thread import EVENT_TYPE, earlier_turns, turn_metadata
from assistant.domain import Language, Outcome, Turn
from tests.contract.answers import answer


class Replies(AsyncWebClient):
    """A client whose one call tells what it is given, raises it, or never ends."""

    def __init__(self, told: Any) -> None:
        super().__init__()
        self._told = told
        self.asked: dict[str, Any] = {}

    async def conversations_replies(self, **asked: Any) -> Any:
        self.asked = asked
        if isinstance(self._told, Exception):
            raise self._told
        if self._told is None:
            await asyncio.sleep(60)
        return self._told


def a_message(number: int, *, app: str = "A1", event: str = EVENT_TYPE, **more: Any) -> dict[str, Any]:
    payload = {"question": f"Fråga {number}?", "answer_id": f"a{number}", "text": f"Svar {number}."}
    return {"app_id": app, "metadata": {"event_type": event, "event_payload": payload}, **more}


def turns(told: Any) -> tuple[Turn, ...]:
    return asyncio.run(earlier_turns(Replies(told), "C1", "1.0", "A1"))


def test_what_was_asked_before_is_read_back_from_our_own_answers_in_order() -> None:
    assert turns({"messages": [a_message(1), a_message(2)]}) == (
        Turn("Fråga 1?", "Svar 1.", "a1"),
        Turn("Fråga 2?", "Svar 2.", "a2"),
    )


@pytest.mark.parametrize(
    "message",
    [
        {"text": "Vad gäller?", "user": "U1"},
        a_message(1, app="A2"),
        a_message(1, event="other"),
        {"metadata": {}, "app_id": "A1"},
    ],
)
def test_what_people_or_other_programs_wrote_is_no_turn(message: dict[str, Any]) -> None:
    assert turns({"messages": [message]}) == ()


def test_a_message_may_name_its_program_in_the_profile_of_the_bot() -> None:
    message = a_message(1)
    del message["app_id"]
    assert len(turns({"messages": [message | {"bot_profile": {"app_id": "A1"}}]})) == 1
    assert turns({"messages": [message]}) == ()


def test_of_a_long_thread_the_last_turns_count() -> None:
    found = turns({"messages": [a_message(number) for number in range(TURNS + 5)]})
    assert [turn.answer_id for turn in found] == [f"a{number}" for number in range(5, TURNS + 5)]


def test_a_thread_without_messages_has_no_turns() -> None:
    assert turns({}) == ()


def test_the_thread_is_asked_for_with_what_was_kept() -> None:
    client = Replies({"messages": []})
    asyncio.run(earlier_turns(client, "C1", "1.0", "A1"))
    assert (client.asked["channel"], client.asked["ts"], client.asked["include_all_metadata"]) == ("C1", "1.0", True)


def test_where_slack_refuses_the_question_is_answered_on_its_own(caplog: pytest.LogCaptureFixture) -> None:
    refused = SlackApiError("not_in_channel", {"error": "not_in_channel"})  # type: ignore[no-untyped-call]
    assert turns(refused) == ()
    assert "thread not read, the question is answered on its own: SlackApiError" in caplog.text


def test_where_slack_does_not_answer_in_time_nobody_waits_for_it(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thread, "SECONDS", 0.01)
    assert turns(None) == ()
    assert "TimeoutError" in caplog.text


@pytest.mark.parametrize("outcome", Outcome)
def test_what_is_kept_of_an_answer_is_read_back_as_its_turn(outcome: Outcome) -> None:
    told = answer(outcome, Language.sv)
    kept = turn_metadata(told)
    if kept is None:
        assert outcome not in (Outcome.answered, Outcome.partly_answered, Outcome.clarify, Outcome.no_source)
        return
    (turn,) = turns({"messages": [{"app_id": "A1", "metadata": kept}]})
    assert (turn.question, turn.answer_id) == (told.question.text, told.id)
