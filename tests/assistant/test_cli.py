"""The command as people call it: in a process of its own, over a small corpus of our own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[1] / "data" / "corpus"


def lotsen(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LOTSEN_DATA": str(data), "LOTSEN_EMBEDDING": "hashing"}
    command = [sys.executable, "-c", "from assistant.cli import main; main()", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=100, env=environment)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("command")
    built = lotsen(folder, "build", "--corpus", str(CORPUS))
    assert built.returncode == 0, built.stderr
    return folder


def test_search_prints_the_rows_of_the_contract(data: Path) -> None:
    ended = lotsen(data, "search", "Vad säger 19 a kap. 2 § LOU?", "--k", "3", "--json")
    rows = json.loads(ended.stdout)
    assert [row["rank"] for row in rows] == [1, 2, 3]
    assert rows[0]["locator"] == "19 a kap. 2 §"
    assert set(rows[0]) == {
        *("rank", "score", "passage_id", "document_id", "title", "locator"),
        *("url", "kind", "jurisdiction", "language", "text"),
    }


def test_ask_prints_the_object_of_the_chat(data: Path) -> None:
    ended = lotsen(data, "ask", "Vad säger 19 a kap. 2 § LOU?", "--json")
    answer = json.loads(ended.stdout)
    assert ended.returncode == 0
    assert answer["outcome"] == "answered"
    assert answer["sources"][0]["locator"] == "19 a kap. 2 §"
    assert answer["index"]["build_id"]


def test_ask_reads_as_text_with_numbered_sources(data: Path) -> None:
    ended = lotsen(data, "ask", "Vad säger 19 a kap. 2 § LOU?")
    assert "700 000 kronor. [1]  (Vår sammanfattning)" in ended.stdout
    assert "[1] Lag (2016:1145) om offentlig upphandling, 19 a kap. 2 §" in ended.stdout


def test_ask_without_an_index_ends_with_3(tmp_path: Path) -> None:
    ended = lotsen(tmp_path, "ask", "Vad är RFI?", "--json")
    assert ended.returncode == 3
    assert "lotsen build" in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "words", [("ask",), ("ask", "x", "--as-of", "2026-13-01"), ("search", "x", "--k", "0"), ("fly",)]
)
def test_wrong_usage_ends_with_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert lotsen(tmp_path, *words).returncode == 2


@pytest.mark.parametrize("command", ["ask", "search"])
def test_what_is_wrong_with_a_damaged_index_is_said_once(command: str, data: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    shutil.copytree(data / "index", index)
    (damaged,) = (index / "builds").glob("*/passages.npy")
    damaged.write_bytes(b"cut off")
    ended = lotsen(data, command, "Vad är tidig dialog?", "--index", str(index))
    assert ended.returncode == 3
    assert ended.stderr == (
        f"lotsen: The index in {damaged.parent} is damaged: the file passages.npy is not as it was written. "
        "Run `lotsen build` to make it anew.\n"
    )


def test_doctor_shows_settings_index_and_what_is_missing(data: Path, tmp_path: Path) -> None:
    assert "passages (scopes: " in lotsen(data, "doctor").stdout
    assert "There is no index" in lotsen(tmp_path, "doctor").stdout
