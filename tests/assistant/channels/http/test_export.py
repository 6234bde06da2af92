from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from assistant.channels.http.export import LIMIT_BYTES
from assistant.domain import Outcome
from assistant.wire import answer_object
from tests.assistant.channels.http.conftest import Served
from tests.contract.answers import LANGUAGES, answer


def test_a_conversation_comes_back_as_markdown(client: Served) -> None:
    answers = [client.ask("När?").json(), client.ask("Hur?").json()]
    response = client.post("/api/export", json={"format": "markdown", "answers": answers})

    assert response.headers["content-type"] == "text/markdown; charset=utf-8"
    assert response.headers["content-disposition"].startswith('attachment; filename="lotsen-20')
    assert response.text.startswith("# Frågor till Lotsen\n")
    assert response.text.index("## När?") < response.text.index("## Hur?")
    assert "Index build-1" in response.text


def test_a_conversation_comes_back_as_a_word_document(client: Served) -> None:
    answers = [client.ask("När?").json()]
    response = client.post("/api/export", json={"format": "docx", "answers": answers, "language": "da"})

    assert response.headers["content-type"].endswith("wordprocessingml.document")
    assert response.headers["content-disposition"].endswith('.docx"')
    assert Document(BytesIO(response.content)).paragraphs[0].text == "Spørgsmål til Lotsen"


def test_a_long_conversation_fits_and_a_longer_one_is_refused(client: Served) -> None:
    answer = client.ask("Hej?").json() | {"notice": "å" * 20_000}
    fits = client.post("/api/export", json={"format": "markdown", "answers": [answer] * 12})
    refused = client.post("/api/export", json={"format": "markdown", "answers": [answer] * 14})

    assert fits.status_code == 200
    assert (refused.status_code, refused.json()["code"]) == (413, "body_too_large")
    assert f"{LIMIT_BYTES:,}" in refused.json()["detail"]


@pytest.mark.parametrize(
    "change", [{"answers": []}, {"format": "pdf"}, {"answers": [{"question": "no answer"}]}, {"template": "x"}]
)
def test_what_is_not_a_conversation_is_refused(client: Served, change: dict[str, object]) -> None:
    body = {"format": "markdown", "answers": [client.ask("När?").json()], **change}

    assert client.post("/api/export", json=body).json()["code"] == "invalid_request"


@pytest.mark.parametrize("kind", ["markdown", "docx"])
@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"terms": [{}]}, "answers.0.terms.0.label"),
        ({"terms": [{"label": "lot"}]}, "answers.0.terms.0.definition"),
        ({"choices": [{"label": "lot"}]}, "answers.0.choices.0.value"),
        ({"language": "x" * 300}, "answers.0.language"),
        ({"language": "s\x01"}, "answers.0.language"),
        ({"jurisdiction": "title"}, "answers.0.jurisdiction"),
    ],
)
def test_an_answer_that_lotsen_never_gave_is_refused_by_the_field_that_says_so(
    client: Served, kind: str, change: dict[str, object], field: str
) -> None:
    answers = [client.ask("När?").json() | change]
    refused = client.post("/api/export", json={"format": kind, "answers": answers})

    assert refused.status_code == 422
    assert field in [error["field"] for error in refused.json()["errors"]]


@pytest.mark.parametrize("outcome", Outcome)
def test_every_answer_lotsen_gives_can_be_exported(client: Served, outcome: Outcome) -> None:
    answers = [answer_object(answer(outcome, language)) for language in LANGUAGES]
    for kind in ("markdown", "docx"):
        assert client.post("/api/export", json={"format": kind, "answers": answers}).status_code == 200


def test_characters_that_no_word_document_can_hold_are_left_out(client: Served) -> None:
    answers = [client.ask("När?").json() | {"notice": "före\x01\x0b\x1befter"}]
    response = client.post("/api/export", json={"format": "docx", "answers": answers})

    assert "föreefter" in [paragraph.text for paragraph in Document(BytesIO(response.content)).paragraphs]
