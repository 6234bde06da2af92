from __future__ import annotations

import json
from pathlib import Path

from evals.bench.goals import Goal
from evals.bench.machine import Machine
from evals.bench.report import SuiteResult, publish_result
from evals.report.table import table

MACHINE = Machine("2026-11-22", "Some CPU", 2, 24.0, "3.11.9")
RESULT = SuiteResult("speed", "Two rounds.", ("| a |\n| --- |",), (Goal("rate", 2.0, True, 3.0),), {"rounds": [1, 2]})


def docs(folder: Path) -> Path:
    page = "# Page\n\n<!-- bench:speed -->\nold\n<!-- /bench:speed -->\n\nafter\n"
    (folder / "performance.md").write_text(page, encoding="utf-8")
    return folder


def test_a_result_replaces_what_stood_between_its_markers(tmp_path: Path) -> None:
    publish_result(RESULT, MACHINE, docs(tmp_path))
    page = (tmp_path / "performance.md").read_text(encoding="utf-8")
    assert "old" not in page
    assert page.startswith("# Page")
    assert page.endswith("<!-- /bench:speed -->\n\nafter\n")
    assert "| rate | ≥ 2 | 3 | yes |  |" in page
    assert "Measured 2026-11-22, Some CPU, 2 cores, 24 GiB, Python 3.11.9. Two rounds." in page


def test_publishing_twice_leaves_one_section(tmp_path: Path) -> None:
    folder = docs(tmp_path)
    publish_result(RESULT, MACHINE, folder)
    once = (folder / "performance.md").read_text(encoding="utf-8")
    publish_result(RESULT, MACHINE, folder)
    assert (folder / "performance.md").read_text(encoding="utf-8") == once


def test_the_raw_figures_are_kept_as_json(tmp_path: Path) -> None:
    publish_result(RESULT, MACHINE, docs(tmp_path))
    kept = json.loads((tmp_path / "measurements" / "speed.json").read_text(encoding="utf-8"))
    assert kept["raw"] == {"rounds": [1, 2]}
    assert kept["machine"]["cores"] == 2
    assert kept["goals"][0]["reached"] == 3.0


def test_a_table_has_a_rule_below_its_head() -> None:
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"
