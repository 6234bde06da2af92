from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.assistant.channels.http.conftest import Serve


def kept(data: Path) -> list[dict[str, object]]:
    files = (data / "feedback").glob("*.jsonl") if (data / "feedback").exists() else []
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_verdict_is_kept_with_its_reasons(serve: Serve, tmp_path: Path) -> None:
    client = serve(data=tmp_path)
    body = {"answer_id": "a1", "verdict": "not_helpful", "reasons": ["outdated", "outdated"], "build_id": "build-1"}
    response = client.post("/api/feedback", json=body)

    assert (response.status_code, response.json()) == (200, {"status": "kept"})
    assert kept(tmp_path) == [
        {
            "answer_id": "a1",
            "verdict": "not_helpful",
            "reasons": ["outdated"],
            "comment": None,
            "build_id": "build-1",
        }
    ]


def test_personal_data_is_struck_from_a_comment_before_it_is_kept(serve: Serve, tmp_path: Path) -> None:
    client = serve(data=tmp_path)
    comment = "Fel belopp,\n hör av dig till anna.larsson@kommun.example"
    client.post("/api/feedback", json={"answer_id": "a1", "verdict": "not_helpful", "comment": comment})

    assert kept(tmp_path)[0]["comment"] == "Fel belopp, hör av dig till […]"


@pytest.mark.parametrize(
    "fields",
    [
        {"verdict": "splendid"},
        {"reasons": ["ugly"]},
        {"answer_id": "../../etc"},
        {"comment": "x" * 1001},
        {"name": "Anna"},
    ],
)
def test_what_is_not_feedback_is_refused(serve: Serve, tmp_path: Path, fields: dict[str, object]) -> None:
    response = serve(data=tmp_path).post("/api/feedback", json={"answer_id": "a1", "verdict": "helpful", **fields})

    assert (response.status_code, response.json()["code"]) == (422, "invalid_request")
    assert kept(tmp_path) == []
