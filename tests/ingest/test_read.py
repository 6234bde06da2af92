from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import CorpusMissing, LotsenError
from ingest import read
from ingest.model import RawDocument, Skipped
from ingest.read import find_documents


def _reasons(corpus: Path) -> dict[str, str]:
    return {found.path: found.reason for found in find_documents(corpus) if isinstance(found, Skipped)}


def _documents(corpus: Path) -> list[str]:
    return [found.path for found in find_documents(corpus) if isinstance(found, RawDocument)]


def test_documents_come_in_sorted_order_with_paths_below_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "metoder").mkdir()
    for name in ("b.txt", "metoder/ä.md", "a.HTML", "metoder/dialog.pdf", "c.docx", "d.xhtml", "e.xml", "f.htm"):
        (tmp_path / name).write_bytes(b"x")
    assert _documents(tmp_path) == [
        "a.HTML", "b.txt", "c.docx", "d.xhtml", "e.xml", "f.htm", "metoder/dialog.pdf", "metoder/ä.md",
    ]  # fmt: skip
    assert _documents(tmp_path) == _documents(tmp_path)


def test_a_document_carries_its_bytes_unchanged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("på ytan\r\n".encode("cp1252"))
    (found,) = find_documents(tmp_path)
    assert isinstance(found, RawDocument)
    assert found.data == b"p\xe5 ytan\r\n"
    assert found.corpus == tmp_path


def test_files_that_describe_the_folder_are_skipped_and_said_so(tmp_path: Path) -> None:
    for name in ("README.md", "Provenance.md", "_utkast.md", ".dold.md", "LICENSE.txt"):
        (tmp_path / name).write_text("text")
    reasons = _reasons(tmp_path)
    assert set(reasons) == {"README.md", "Provenance.md", "_utkast.md", ".dold.md", "LICENSE.txt"}
    assert all("describes the folder" in reason for reason in reasons.values())


def test_data_files_are_told_from_files_without_a_reader(tmp_path: Path) -> None:
    for name in ("egna.toml", "prov.jsonl", "bild.png", "utan"):
        (tmp_path / name).write_text("x")
    reasons = _reasons(tmp_path)
    assert reasons["egna.toml"] == "data file (toml), not a document"
    assert reasons["prov.jsonl"] == "data file (jsonl), not a document"
    assert reasons["bild.png"].startswith("no reader for .png")
    assert reasons["utan"].startswith("no reader for files without a suffix")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 100)
    (tmp_path / "stor.txt").write_bytes(b"x" * 101)
    (tmp_path / "lagom.txt").write_bytes(b"x" * 100)
    assert _documents(tmp_path) == ["lagom.txt"]
    assert _reasons(tmp_path) == {"stor.txt": "101 bytes; the limit is 100"}


def test_links_that_leave_the_corpus_are_skipped_and_links_inside_it_are_read(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "folder").mkdir()
    (corpus / "real.txt").write_text("text")
    (corpus / "inside.txt").symlink_to(corpus / "real.txt")
    (corpus / "leaves.txt").symlink_to(tmp_path / "secret.txt")
    (corpus / "up").symlink_to(tmp_path / "folder")
    assert _documents(corpus) == ["inside.txt", "real.txt"]
    reasons = _reasons(corpus)
    assert reasons["leaves.txt"] == "a link to a file outside the corpus folder"
    assert "links to folders are not followed" in reasons["up"]


def test_a_link_in_a_circle_and_a_pipe_do_not_stop_the_walk(tmp_path: Path) -> None:
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "z.txt").write_text("text")
    assert _documents(tmp_path) == ["z.txt"]
    assert set(_reasons(tmp_path)) == {"circle.txt", "pipe.txt"}


def test_a_missing_corpus_is_an_error_with_a_name_and_exit_code_two(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissing, match=r"saknas.* does not exist") as raised:
        find_documents(tmp_path / "saknas")
    assert isinstance(raised.value, LotsenError)
    assert raised.value.exit_code == 2


def test_a_file_given_as_corpus_is_called_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(CorpusMissing, match="is a file, not a folder"):
        find_documents(tmp_path / "a.txt")


def test_hidden_folders_are_not_entered(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.md").write_text("x")
    assert _documents(tmp_path) == []
    assert _reasons(tmp_path) == {".git": "a hidden folder"}


def test_the_corpus_own_data_and_schemas_are_passed_over_in_silence(tmp_path: Path) -> None:
    for name in ("sources.toml", "elsewhere.toml", "terms.schema.json"):
        (tmp_path / name).write_text("x")
    assert list(find_documents(tmp_path)) == []
