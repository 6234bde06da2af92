"""The command as people call it, over a small corpus of our own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from evals.cli import app
from evals.measures.catalogue import ALL
from evals.names import Suite
from evals.report.markers import DOCS
from tests.evals.making import question

CORPUS = Path(__file__).parents[1] / "data" / "corpus"
QUESTIONS = [
    question(question="Vad säger 19 a kap. 2 § LOU?", provisions=[["LOU 19a:2"]], key_facts=[]),
    question("dev-002", question="Får vi förhandla?", outcomes=["clarify"], provisions=[], key_facts=[]),
]


def lotsen(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LOTSEN_DATA": str(data), "LOTSEN_EMBEDDING": "hashing"}
    command = [sys.executable, "-c", "from assistant.cli import main; main()", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=100, env=environment)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("command")
    built = lotsen(folder, "build", "--corpus", str(CORPUS))
    assert built.returncode == 0, built.stderr
    lines = [one.model_dump_json(by_alias=True) for one in QUESTIONS]
    (folder / "questions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def first_run(data: Path) -> str:
    ended = lotsen(data, "eval", "--questions", str(data / "questions.jsonl"), "--json")
    assert ended.returncode == 0, ended.stderr
    run: str = json.loads(ended.stdout)["answers"]["run"]
    return run


def test_without_a_suite_the_answers_are_measured_and_kept(data: Path, first_run: str) -> None:
    about = json.loads((data / "evals" / first_run / "run.json").read_text(encoding="utf-8"))
    assert (about["suite"], about["questions"], about["n"]) == ("answers", "questions.jsonl", 2)
    assert about["measures"]["provision hit, cited"]["value"] == 1.0


def test_suites_can_be_named_together_and_a_report_asked_for(data: Path, tmp_path: Path) -> None:
    words = ("answers", "retrieval", "--questions", str(data / "questions.jsonl"), "--report", str(tmp_path / "report"))
    ended = lotsen(data, "eval", *words)
    assert ended.returncode == 0, ended.stderr
    assert "## answers" in ended.stdout
    assert "| nDCG@10 | 1.000 | 1.000 to 1.000 | 1 |" in ended.stdout
    (html,) = (tmp_path / "report").glob("*.html")
    assert "Får vi förhandla?" in html.read_text(encoding="utf-8")


def test_a_stored_run_can_be_compared_reported_and_put_on_a_sheet(data: Path, first_run: str, tmp_path: Path) -> None:
    compared = lotsen(data, "eval", "compare", first_run, "last")
    assert "0 questions flipped, 0 for the better." in compared.stdout
    assert lotsen(data, "eval", "report", first_run, str(tmp_path)).stdout.strip() == str(
        tmp_path / f"{first_run}.html"
    )
    sheet = tmp_path / "sheet.csv"
    written = lotsen(data, "eval", "sheet", first_run, "--csv", str(sheet))
    assert written.stdout.endswith(f"sentences in {sheet}.\n")
    assert "| sentences | 0 |" in lotsen(data, "eval", "scored", str(sheet)).stdout


def test_an_unknown_suite_is_wrong_usage(data: Path) -> None:
    ended = lotsen(data, "eval", "answer")
    assert ended.returncode == 2
    assert "'answer' is not one of" in " ".join(ended.stderr.replace("│", " ").split())


def test_real_questions_need_their_file(data: Path) -> None:
    ended = lotsen(data, "eval", "real")
    assert ended.returncode == 2
    assert "--questions" in ended.stderr


def test_without_an_index_the_command_ends_with_three_and_says_what_to_do(tmp_path: Path) -> None:
    ended = lotsen(tmp_path, "eval", "retrieval")
    assert ended.returncode == 3
    assert "Run `lotsen build`" in ended.stderr


def test_questions_in_another_form_end_with_two(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"id": "dev-001"}\n', encoding="utf-8")
    ended = lotsen(data, "eval", "--questions", str(path))
    assert ended.returncode == 2
    assert "q.jsonl, line 1: topic: Field required" in ended.stderr


def test_the_page_names_every_measure_with_its_direction() -> None:
    page = (DOCS / "evaluation.md").read_text(encoding="utf-8")
    rows = [f"| {m.name} | {m.better.value.replace('neither', '–')} |" for m in ALL]
    assert [row for row in rows if row not in page] == []


def test_the_page_names_every_command_and_suite() -> None:
    page = (DOCS / "evaluation.md").read_text(encoding="utf-8")
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback} - {"run"}
    assert [name for name in commands if f"lotsen eval {name}" not in page] == []
    assert [suite for suite in Suite if suite not in page] == []
