"""The table of methods, and the command that writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from ingest.check.__main__ import app
from ingest.check.corpus.status import status_page
from tests.ingest.check.corpus.making import article, change, writing


def test_a_row_tells_what_is_written_reviewed_and_missing(corpus: Path) -> None:
    change(corpus, "method: trial-purchase", "method: trial-purchase\nreviewed: 2026-11-20\nreviewer: second reader")
    article(corpus, "nb").unlink()
    page = status_page(writing(corpus))
    assert "| Trial purchase | 2026-11-20 | – | written |" in page.splitlines()
    assert "1 methods, 2 articles, 1 of them reviewed by a second reader." in page


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["corpus", *map(str, arguments)])
    return result.exit_code, result.output


def test_the_command_ends_with_0_writes_the_page_and_counts(corpus: Path, tmp_path: Path) -> None:
    code, output = run("--corpus", corpus, "--status", tmp_path / "status.md")
    assert code == 0
    assert output.splitlines()[-1].startswith("3 articles: 0 errors, ")
    assert "Trial purchase" in (tmp_path / "status.md").read_text(encoding="utf-8")


def test_the_command_ends_with_1_on_errors_and_names_file_and_line(corpus: Path) -> None:
    change(corpus, "method: trial-purchase", "method: trial")
    code, output = run("--corpus", corpus)
    assert code == 1
    assert "methods/trial-purchase.sv.md:10: method: trial; expected: trial-purchase" in output


def test_a_warning_alone_is_no_failure(corpus: Path) -> None:
    change(corpus, "checked: 2026-11-22", "checked: 2020-01-01")
    code, output = run("--corpus", corpus)
    assert code == 0
    assert "warning: methods/trial-purchase.sv.md:9: last checked 2020-01-01" in output


@pytest.mark.parametrize("option", ["--corpus", "--others"])
def test_the_command_ends_with_2_when_a_folder_is_not_there(corpus: Path, tmp_path: Path, option: str) -> None:
    code, output = run("--corpus", corpus, option, tmp_path / "nowhere")
    assert code == 2
    assert "nowhere does not exist" in output
