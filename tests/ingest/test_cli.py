"""The command as people call it: in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import CorpusMissing
from assistant.settings import Settings
from ingest.cli import corpora_to_build, shipped_corpus

ARTICLE = """---
title: Tidig dialog
kind: guidance
language: sv
jurisdiction: SE
---
# Tidig dialog

## Vad är tidig dialog?

Tidig dialog är ett samtal med marknaden före upphandlingen.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "dialog.sv.md").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSEN_EMBEDDING", "hashing")


def lotsen(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from assistant.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)


def test_the_last_line_of_json_is_the_report_of_the_contract(corpus: Path, tmp_path: Path) -> None:
    ended = lotsen("build", "--corpus", corpus, "--index", tmp_path / "index", "--json")
    assert ended.returncode == 0, ended.stderr
    (line,) = ended.stdout.splitlines()
    report = json.loads(line)
    assert (report["documents"], report["passages"], report["embedded"], report["reused"]) == (1, 1, 1, 0)
    assert report["skipped"] == []
    assert (tmp_path / "index" / "CURRENT").read_text().strip() == report["build_id"]
    assert "Embedding: 1 in" in ended.stderr


def test_without_json_a_person_reads_what_was_published_and_left_out(corpus: Path, tmp_path: Path) -> None:
    (corpus / "prices.csv").write_text("a,b")
    ended = lotsen("build", "--corpus", corpus, "--index", tmp_path / "index")
    assert "1 documents, 1 passages" in ended.stdout
    assert "  - prices.csv: " in ended.stdout


def test_nothing_is_built_again_until_something_changed(corpus: Path, tmp_path: Path) -> None:
    def build() -> str:
        ended = lotsen("build", "--corpus", corpus, "--index", tmp_path / "index", "--if-changed")
        assert ended.returncode == 0, ended.stderr
        assert ("The index is up to date." in ended.stderr) == (not ended.stdout)
        return (tmp_path / "index" / "CURRENT").read_text()

    first = build()
    assert build() == first
    (corpus / "dialog.sv.md").write_text(ARTICLE.replace("ett samtal", "samtal"), encoding="utf-8")
    second = build()
    assert second != first
    assert build() == second


def test_a_missing_corpus_folder_ends_with_2_and_one_sentence(tmp_path: Path) -> None:
    ended = lotsen("build", "--corpus", tmp_path / "nowhere", "--index", tmp_path / "index", "--json")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        f"lotsen: The corpus folder {tmp_path / 'nowhere'} does not exist. Give the folder that holds the documents.\n"
    )


def test_a_build_that_publishes_nothing_ends_with_4_and_no_stack_trace(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = lotsen("build", "--corpus", tmp_path / "empty", "--index", tmp_path / "index")
    assert ended.returncode == 4
    assert ended.stderr.splitlines()[-1].startswith("lotsen: There are no documents in ")
    assert "Traceback" not in ended.stderr


def test_the_shipped_corpus_lies_beside_the_packages() -> None:
    assert shipped_corpus() == Path(__file__).resolve().parents[2] / "corpus"


def test_without_corpus_option_the_shipped_corpus_and_the_extra_one_are_read(corpus: Path) -> None:
    assert corpora_to_build([], Settings()) == [shipped_corpus()]
    assert corpora_to_build([], Settings(corpus_extra=corpus)) == [shipped_corpus(), corpus]


def test_given_folders_are_read_instead(corpus: Path, tmp_path: Path) -> None:
    assert corpora_to_build([corpus], Settings(corpus_extra=tmp_path)) == [corpus]


def test_a_file_is_no_corpus_folder(corpus: Path) -> None:
    with pytest.raises(CorpusMissing, match="is a file, not a folder"):
        corpora_to_build([corpus / "dialog.sv.md"], Settings())
