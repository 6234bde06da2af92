"""`lotsen corpus new` and `lotsen corpus preview` as people call them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.errors import ArticleRefused
from ingest.articles.cli import corpus

ARTICLE = "# Provköp\n\n## Vad är provköp?\n<!-- asked: Får vi prova? -->\nProvköp är ett litet köp.\n"


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(corpus, [*map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def refused(*arguments: str | Path) -> str:
    result = CliRunner().invoke(corpus, [*map(str, arguments)])
    assert isinstance(result.exception, ArticleRefused)
    return str(result.exception)


def test_new_names_the_files_and_the_next_step(tmp_path: Path) -> None:
    output = run("new", "rfi", "--sv", "RFI", "--nb", "RFI", "--corpus", tmp_path)
    first = tmp_path / "methods" / "rfi.sv.md"
    assert output.splitlines() == [
        f"Written: {first}",
        f"Written: {tmp_path / 'methods' / 'rfi.nb.md'}",
        f"Fill it in, then try it: lotsen corpus preview {first}",
    ]


def test_new_without_a_title_says_how(tmp_path: Path) -> None:
    assert refused("new", "rfi", "--corpus", tmp_path).startswith("A title is needed: lotsen corpus new")


def test_a_policy_goes_into_the_organisations_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSEN_CORPUS_EXTRA", str(tmp_path))
    run("new", "guidelines", "--policy", "--nb", "Retningslinjer")
    assert 'jurisdiction: "NO"' in (tmp_path / "guidelines.nb.md").read_text(encoding="utf-8")


def test_a_policy_without_a_folder_is_refused() -> None:
    assert "set LOTSEN_CORPUS_EXTRA" in refused("new", "guidelines", "--policy", "--nb", "Retningslinjer")


def test_preview_shows_passages_with_their_questions(tmp_path: Path) -> None:
    file = tmp_path / "provkop.sv.md"
    file.write_text(ARTICLE, encoding="utf-8")
    output = run("preview", file, "--no-search")
    assert "  1. Vad är provköp?  [" in output
    assert "     ? Får vi prova?" in output
    assert "1 passages." in output


def test_preview_of_a_file_without_text_says_why(tmp_path: Path) -> None:
    file = tmp_path / "empty.md"
    file.write_text("# Bara en rubrik\n", encoding="utf-8")
    assert refused("preview", file, "--no-search") == f"{file} cannot be read: the file holds no text."
