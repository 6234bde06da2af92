from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexDamaged, IndexUnusable
from assistant.index.manifest import read_manifest, write_manifest
from assistant.index.marks import marks_of
from ingest.verify import main, verify
from tests.assistant.index.samples import FOUR, a_document, a_passage, write_build

MANY = tuple(
    a_passage(a_document(f"doc{i}"), f"Regel {i} gäller köp nummer {i * 7} och inget annat köp än {i}.")
    for i in range(40)
)


def remark(folder: Path) -> None:
    """Make the manifest's marks fit the altered files, so that only what they hold is wrong."""
    write_manifest(folder, read_manifest(folder).model_copy(update={"files": marks_of(folder)}))


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return write_build(tmp_path / "build", MANY)


def test_a_whole_build_passes(build: Path) -> None:
    verify(build)


def test_a_build_of_one_passage_passes(tmp_path: Path) -> None:
    verify(write_build(tmp_path / "one", FOUR[:1]))


def test_a_build_of_equal_passages_passes(tmp_path: Path) -> None:
    equal = [a_passage(a_document(f"d{i}"), "Samma mening i alla dokument.") for i in range(80)]
    verify(write_build(tmp_path / "equal", equal))


def test_vectors_that_do_not_match_those_in_chroma_are_noticed(build: Path) -> None:
    rows = np.fromfile(build / "vectors.i16", np.int16)
    (-rows).tofile(build / "vectors.i16")
    remark(build)
    with pytest.raises(IndexDamaged, match=r"\d+ of 20 passages are not found by their own vectors"):
        verify(build)


def test_words_that_lead_nowhere_are_noticed(build: Path) -> None:
    weights = np.load(build / "lexical" / "weights.npy")
    np.save(build / "lexical" / "weights.npy", np.zeros_like(weights))
    remark(build)
    with pytest.raises(IndexDamaged, match="20 of 20 passages are not found by their own words"):
        verify(build)


def test_passages_in_another_order_are_noticed(build: Path) -> None:
    manifest = read_manifest(build)
    shifted = [canary.model_copy(update={"passage_id": "elsewhere#0"}) for canary in manifest.canaries]
    write_manifest(build, manifest.model_copy(update={"canaries": tuple(shifted)}))
    with pytest.raises(IndexDamaged, match="not elsewhere#0"):
        verify(build)


@pytest.mark.parametrize("field", ["passages", "rows"])
def test_a_count_that_is_off_by_one_is_noticed(build: Path, field: str) -> None:
    path = build / "manifest.json"
    values = json.loads(path.read_text())
    path.write_text(json.dumps(values | {field: values[field] + 1}))
    with pytest.raises(IndexUnusable, match=r"manifest says|damaged"):
        verify(build)


def test_a_vector_that_chroma_lacks_is_noticed(build: Path) -> None:
    manifest = read_manifest(build)
    short = {scope: size + 1 for scope, size in manifest.scopes.items()}
    write_manifest(build, manifest.model_copy(update={"scopes": short}))
    with pytest.raises(IndexDamaged, match="are 40, not 41"):
        verify(build)


@pytest.mark.parametrize("name", ["catalogue.sqlite", "chroma/chroma.sqlite3"])
def test_damaged_sqlite_pages_are_noticed(build: Path, name: str) -> None:
    path = build / name
    data = bytearray(path.read_bytes())
    data[4096:12288] = os.urandom(8192)
    path.write_bytes(data)
    remark(build)
    with pytest.raises(IndexDamaged, match=f"{path.name} (is damaged|cannot be read)"):
        verify(build)


def test_as_a_process_it_ends_with_3_and_says_why(build: Path) -> None:
    (build / "catalogue.sqlite").unlink()
    child = subprocess.run([sys.executable, "-m", "ingest.verify", str(build)], capture_output=True, text=True)
    assert child.returncode == IndexUnusable.exit_code
    assert "catalogue.sqlite" in child.stdout
    assert "Traceback" not in child.stderr


def test_as_a_process_it_ends_with_0_for_a_whole_build(build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(build)]) == 0
    assert capsys.readouterr().out == ""
