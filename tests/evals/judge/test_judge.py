from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.model.base import ChatModel
from assistant.answering.model.factory import open_model
from assistant.errors import ModelError
from assistant.settings import Settings
from evals.judge.judge import SCHEMA, Answers, Judgement, Support, as_table, judge, judge_all, summary, version
from evals.runs.run import save
from tests.assistant.answering.model.model_server import ModelServer, model_server, status, writes
from tests.evals.making import answer, case, run, said, silence, source

TWO = case(answer([said(), said("Den ska dokumenteras.", 2)], [source(), source(2, quote="Något annat.")]))
REPLY = '{"support": ["full", "none"], "answers": "partly"}'


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as server:
        yield server


@pytest.fixture
def model(server: ModelServer) -> Iterator[ChatModel]:
    model = open_model(Settings(model="openai:judge", model_url=server.url, model_seconds=20.0), SCHEMA)
    assert model is not None
    yield model
    model.close()


def test_each_sentence_is_judged_by_its_own_passages(server: ModelServer, model: ChatModel) -> None:
    server.scripts = [writes(REPLY)]
    assert judge(TWO, model) == Judgement(support=(Support.full, Support.none), answers=Answers.partly)
    assert server.data["question"] == TWO.question.question
    assert server.data["sentences"][1] == {"sentence": "Den ska dokumenteras.", "passages": ["Något annat."]}


def test_the_model_is_held_to_the_form_of_a_judgement(server: ModelServer, model: ChatModel) -> None:
    server.scripts = [writes(REPLY)]
    judge(TWO, model)
    asked = server.requests[-1]["response_format"]["json_schema"]
    assert asked["name"] == "judgement"
    assert set(asked["schema"]["properties"]) == {"support", "answers"}


@pytest.mark.parametrize(
    "reply",
    [
        "I think it is fine.",
        '{"support": ["full"], "answers": "yes"}',
        '{"support": ["full", "maybe"], "answers": "yes"}',
        '{"support": ["full", "full"]}',
    ],
)
def test_a_reply_in_another_form_is_no_judgement(server: ModelServer, model: ChatModel, reply: str) -> None:
    server.scripts = [writes(reply)]
    assert judge(TWO, model) is None


def test_a_failure_between_judgements_is_passed_over(server: ModelServer, model: ChatModel) -> None:
    server.scripts = [writes(REPLY), status(401), status(401), writes(REPLY)]
    found = judge_all([TWO] * 4, model)
    assert [one is not None for one in found] == [True, False, False, True]


def test_a_model_that_keeps_failing_is_told_with_its_reason(server: ModelServer, model: ChatModel) -> None:
    server.scripts = [status(401)]
    with pytest.raises(ModelError, match="openai:judge"):
        judge_all([TWO] * 10, model)
    assert len(server.requests) == 3


def test_the_summary_counts_what_was_judged_only() -> None:
    judgements = [
        Judgement(support=(Support.full, Support.partial), answers=Answers.yes),
        Judgement(support=(Support.full,), answers=Answers.no),
        None,
    ]
    supported, answered = summary(judgements).values()
    assert supported is not None
    assert answered is not None
    assert (supported.mean, supported.n, answered.mean) == (0.75, 2, 0.5)
    text = as_table(judgements, "openai:judge")
    assert f"Judged by openai:judge (prompt {version()}), not by people: 2 of 3 answers." in text
    assert "| supported sentences | 0.750 |" in text


def test_where_nothing_was_judged_there_are_no_figures() -> None:
    assert summary([None]) == {"supported sentences": None, "question answered": None}
    assert "0 of 1 answers" in as_table([None], "openai:judge")


def lotsen(data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "eval", "judge", "last"]
    env = {**os.environ, "LOTSEN_DATA": str(data), **environment}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=100, env=env)


def test_the_command_judges_a_stored_run_and_keeps_the_judgements(server: ModelServer, tmp_path: Path) -> None:
    stored = run([TWO, case(silence(), id="dev-002")])
    folder = tmp_path / "evals" / stored.about.id
    save(stored, stored.summary(), folder)
    server.scripts = [writes(REPLY)]
    ended = lotsen(tmp_path, LOTSEN_MODEL="openai:judge", LOTSEN_MODEL_URL=server.url)
    assert ended.returncode == 0, ended.stderr
    assert "1 of 1 answers" in ended.stdout
    (line,) = (folder / "judged.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {"id": "dev-001", "judgement": json.loads(REPLY)}


def test_without_a_model_the_command_says_what_to_set(tmp_path: Path) -> None:
    ended = lotsen(tmp_path)
    assert ended.returncode == 2
    assert "Set LOTSEN_MODEL" in ended.stderr
