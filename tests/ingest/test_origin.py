"""A build's origin changes with whatever a build is made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.origin import is_current, origin_of


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "sv").mkdir(parents=True)
    (folder / "sv" / "dialog.md").write_text("Tidig dialog.", encoding="utf-8")
    return folder


def test_the_same_files_and_model_are_the_same_origin(corpus: Path) -> None:
    assert origin_of([corpus], "a model") == origin_of([corpus], "a model")


def test_another_word_name_file_folder_or_model_is_another_origin(corpus: Path, tmp_path: Path) -> None:
    seen = [origin_of([corpus], "a model"), origin_of([corpus], "another model")]
    file = corpus / "sv" / "dialog.md"
    file.write_text("Sen dialog.", encoding="utf-8")
    seen.append(origin_of([corpus], "a model"))
    file = file.rename(corpus / "sv" / "samtal.md")
    seen.append(origin_of([corpus], "a model"))
    file = file.rename(corpus / "samtal.md")
    seen.append(origin_of([corpus], "a model"))
    (corpus / "empty.md").touch()
    seen.append(origin_of([corpus], "a model"))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "policy.md").write_text("Vår policy.", encoding="utf-8")
    seen.append(origin_of([corpus, tmp_path / "own"], "a model"))
    assert len(set(seen)) == len(seen)


def test_an_index_that_is_not_there_is_not_current(tmp_path: Path) -> None:
    assert not is_current(tmp_path, "")
