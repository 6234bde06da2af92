from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from assistant.channels.http.export import LIMIT_BYTES
from tests.assistant.channels.http.conftest import Served


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
