"""The commands as people call them. The only host they ask for is one that resolves nowhere (RFC 2606)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from ingest.sources.store import Store
from tests.ingest.sources.test_registry import SHIPPED, minimal
from tests.ingest.sources.test_store import kept


@pytest.fixture
def data(own_data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOTSEN_CORPUS_EXTRA", str(tmp_path))
    own = minimal().replace("guide.example.se", "nowhere.invalid")
    (tmp_path / "sources.toml").write_text(own, encoding="utf-8")
    return own_data_folder


def lotsen(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "sources", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)


def test_the_list_names_every_source_and_the_organisations_own(data: Path) -> None:
    ended = lotsen("list")
    assert ended.returncode == 0, ended.stderr
    for source in SHIPPED.source:
        assert f"{source.id}  ·  {source.title}" in ended.stdout
    assert "own  ·  Own (sv)" in ended.stdout


def test_the_list_as_json_has_one_object_a_source(data: Path) -> None:
    kept(Store(data / "sources"), b"text")
    found = {row["source"]: row for row in json.loads(lotsen("list", "--json").stdout)}
    assert len(found) == len(SHIPPED.source) + 1
    assert (found["lou"]["state"], found["lou"]["snapshot"]) == ("good", "2026-11-22")
    assert found["own"]["state"] == "none"


def test_a_sync_without_a_network_says_so_and_ends_with_1(data: Path) -> None:
    ended = lotsen("sync", "own")
    assert ended.returncode == 1
    assert "failed  own: The name nowhere.invalid cannot be looked up" in ended.stdout
    assert "There is no snapshot yet." in ended.stdout
    assert "Nothing was fetched. Is there a network connection? Earlier snapshots stay as they were." in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_sync_as_json_is_one_object_on_one_line(data: Path) -> None:
    ended = lotsen("sync", "own", "--json")
    (line,) = ended.stdout.splitlines()
    told = json.loads(line)
    assert (told["failed"], told["new"], told["changed"], told["unchanged"]) == (1, 0, 0, 0)
    assert told["sources"][0]["source"] == "own"


def test_without_a_contact_address_a_sync_says_that_publishers_cannot_reach_us(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "LOTSEN_CONTACT" in lotsen("sync", "own").stderr
    monkeypatch.setenv("LOTSEN_CONTACT", "post@example.se")
    assert "LOTSEN_CONTACT" not in lotsen("sync", "own").stderr


@pytest.mark.parametrize("words", [("sync", "lagen"), ("sync", "own", "--accept", "lagen")])
def test_a_name_that_is_no_source_is_wrong_usage(data: Path, words: tuple[str, ...]) -> None:
    ended = lotsen(*words)
    assert ended.returncode == 2
    assert "There is no source lagen." in ended.stderr


def test_a_second_sync_at_the_same_time_is_refused(data: Path) -> None:
    (data / "sources").mkdir()
    with FileLock(data / "sources" / "sync.lock"):
        ended = lotsen("sync", "own")
    assert ended.returncode == 1
    assert "Another sync is running" in ended.stderr
