from __future__ import annotations

from datetime import date

import pytest

from assistant.channels.http.schemas import ANSWER_EXAMPLE, AnswerBody
from assistant.domain import Answer, Jurisdiction, Language, Question, Turn
from tests.assistant.channels.http.conftest import Serve, Served
from tests.assistant.channels.http.fakes import ScriptedPipeline, answer_to


def test_an_answer_is_the_object_of_the_contract(client: Served) -> None:
    body = client.ask("När?", language="sv", conversation_id="samtal-1").json()

    assert AnswerBody.model_validate(body).question == "När?"
    assert list(body) == list(ANSWER_EXAMPLE)
    assert list(body["sources"][0]) == list(ANSWER_EXAMPLE["sources"][0])
    assert body["conversation_id"] == "samtal-1"


def test_the_example_of_the_documentation_is_an_answer() -> None:
    assert AnswerBody.model_validate(ANSWER_EXAMPLE).outcome == "answered"


def test_every_field_reaches_the_pipeline(serve: Serve) -> None:
    asked: list[Question] = []

    def answers(question: Question) -> Answer:
        asked.append(question)
        return answer_to(question)

    serve(ScriptedPipeline(answers)).ask(
        "Og for Norge?",
        language="nb",
        jurisdiction="NO",
        as_of="2026-07-01",
        history=[{"question": "Vad gäller?", "answer_id": "a1", "text": "Det beror på."}],
    )

    assert asked == [
        Question(
            "Og for Norge?",
            Language.nb,
            Jurisdiction.NO,
            date(2026, 7, 1),
            (Turn("Vad gäller?", "Det beror på.", "a1"),),
        )
    ]


def test_letters_beyond_ascii_come_back_as_they_were(client: Served) -> None:
    response = client.ask("Åäö æø 🛶 \u2028?")

    assert response.json()["question"] == "Åäö æø 🛶 \u2028?"
    assert "Åäö æø" in response.text
    assert response.headers["content-type"] == "application/json"


def test_a_turn_without_text_is_enough_history(client: Served) -> None:
    assert client.ask(history=[{"question": "Vad gäller?"}]).status_code == 200


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"language": "fi"}, "language"),
        ({"language": "Swedish"}, "language"),
        ({"jurisdiction": "se"}, "jurisdiction"),
        ({"as_of": "2026-02-30"}, "as_of"),
        ({"as_of": "1 juli"}, "as_of"),
        ({"as_of": 20260701}, "as_of"),
        ({"as_of": "1789-07-14"}, "as_of"),
        ({"history": [{"question": "Vad?"}] * 21}, "history"),
        ({"history": [{"question": "Vad?", "model": "x"}]}, "history.0.model"),
        ({"history": ["Vad?"]}, "history.0"),
        ({"conversation_id": "../etc"}, "conversation_id"),
        ({"temperature": 1}, "temperature"),
        ({"question": None}, "question"),
        ({"question": ["a"]}, "question"),
        ({"question": "a\0b"}, "question"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(client: Served, fields: dict[str, object], where: str) -> None:
    response = client.post("/api/chat", json={"question": "Vad gäller?", **fields})

    assert response.status_code == 422
    assert response.json()["code"] == "invalid_request"
    assert [error["field"] for error in response.json()["errors"]] == [where]


def test_a_refusal_never_repeats_what_was_sent(client: Served) -> None:
    response = client.ask("En hemlighet", language="hemlighet", jurisdiction="hemlighet")

    assert response.status_code == 422
    assert "hemlighet" not in response.text
