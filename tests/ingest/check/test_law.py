from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ingest.check.__main__ import app
from ingest.check.law import check_law, report
from ingest.check.numbers import numbers
from ingest.check.wordings import read_wordings
from ingest.cli import shipped_corpus
from ingest.parse.amounts import read_amounts
from ingest.parse.concordance import COLUMNS
from tests.ingest.check.making import acts, amount, digest

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "legal"
PAGE = Path(__file__).resolve().parents[3] / "docs" / "law-check.md"
SOUND = "## 1 kap. 2 § Förlängning\n\nProvet förlängs med högst 10 procent.\n"


def _corpus(tmp_path: Path, body: str = SOUND) -> Path:
    corpus = digest(tmp_path / "corpus", body)
    (corpus / "amounts.toml").write_text(amount(), encoding="utf-8")
    row = "t,a,b,c,1:1,1-1,,,,,same,,2026-11-22"
    (corpus / "concordance.csv").write_text("\n".join([",".join(COLUMNS), row]) + "\n", encoding="utf-8")
    (corpus / "methods").mkdir()
    (corpus / "methods" / "a.sv.md").write_text("# A\n\nSe 1 kap. 1 § LOU.\n", encoding="utf-8")
    return corpus


def test_everything_in_a_corpus_is_compared(tmp_path: Path) -> None:
    check = check_law(_corpus(tmp_path), acts(tmp_path / "acts"))
    assert [(tally.name, tally.checked) for tally in check.tallies] == [
        ("provisions summarised in law/", 1),
        ("figures in amounts.toml", 1),
        ("provisions in concordance.csv", 2),
        ("references in methods/", 1),
        ("quantities beside a reference in methods/", 0),
    ]
    assert check.findings == []


def test_a_corpus_of_digests_alone_can_be_checked(tmp_path: Path) -> None:
    check = check_law(digest(tmp_path / "corpus", SOUND), acts(tmp_path / "acts"))
    assert check.tallies[0].checked == 1


def test_the_report_says_what_was_compared_with_what(tmp_path: Path) -> None:
    page = report(check_law(_corpus(tmp_path), acts(tmp_path / "acts")), date(2026, 11, 22))
    assert "on 2026-11-22" in page
    assert "| provisions in concordance.csv | 2 | 2 | 0 | 0 |" in page
    assert "- FOA: the complete text of 2024-03-21 and an excerpt of 2026-07-01" in page
    assert page.endswith("## What does not agree\n\nNothing.\n")


def test_the_report_lists_what_is_wrong(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path, SOUND.replace("10", "20"))
    page = report(check_law(corpus, acts(tmp_path / "acts")), date(2026, 11, 22))
    assert "| provisions summarised in law/ | 1 | 0 | 1 | 0 |" in page
    assert "- law/lou.sv.md:12: 20 % in" in page


@pytest.mark.parametrize(("body", "code"), [(SOUND, 0), (SOUND.replace("10", "20"), 1)])
def test_the_command_ends_with_one_when_something_does_not_agree(tmp_path: Path, body: str, code: int) -> None:
    page = tmp_path / "page.md"
    arguments = ["law", "--acts", str(acts(tmp_path / "acts")), "--corpus", str(_corpus(tmp_path, body))]
    result = CliRunner().invoke(app, [*arguments, "--report", str(page)])
    assert result.exit_code == code
    assert "provisions in concordance.csv: 2 compared, 0 without a text to compare with" in result.output
    assert ("law/lou.sv.md:12" in result.output) is bool(code)
    assert page.read_text(encoding="utf-8").startswith("# The corpus against the law\n")


def test_the_command_says_when_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    corpus = str(_corpus(tmp_path))
    for folder, words in (("nowhere", "does not exist"), ("empty", "no act that Lotsen can read")):
        result = CliRunner().invoke(app, ["law", "--acts", str(tmp_path / folder), "--corpus", corpus])
        assert result.exit_code == 2
        assert words in result.output


def test_without_a_folder_the_synced_texts_are_taken(own_data_folder: Path, tmp_path: Path) -> None:
    corpus = str(_corpus(tmp_path))
    assert CliRunner().invoke(app, ["law", "--corpus", corpus]).exit_code == 2
    acts(own_data_folder / "sources")
    assert CliRunner().invoke(app, ["law", "--corpus", corpus]).exit_code == 0


def test_the_published_page_tells_of_no_disagreement() -> None:
    assert PAGE.read_text(encoding="utf-8").endswith("## What does not agree\n\nNothing.\n")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development texts are absent")
def test_the_shipped_corpus_agrees_with_the_real_acts() -> None:
    check = check_law(shipped_corpus(), SHARED)
    assert [str(finding) for finding in check.findings] == []
    compared = {tally.name: tally.checked for tally in check.tallies}
    assert compared["provisions summarised in law/"] >= 450
    assert compared["figures in amounts.toml"] >= 150
    assert compared["provisions in concordance.csv"] >= 900


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development texts are absent")
def test_the_eu_thresholds_of_2026_stand_in_the_regulation_that_set_them() -> None:
    wording = read_wordings(SHARED).on("(EU) 2025/2152", "1", date(2026, 1, 1))
    assert wording is not None
    there = {value for value, _ in numbers(wording.text)}
    amounts = read_amounts((shipped_corpus() / "amounts.toml").read_text(encoding="utf-8"))
    new = [a.value for a in amounts if a.source.endswith("/reg_del/2025/2152/oj")]
    assert sorted(filter(None, new)) == [140_000, 216_000, 216_000, 5_404_000, 5_404_000]
    assert set(new) <= there
