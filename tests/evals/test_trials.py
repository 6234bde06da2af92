from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest

from evals.bench.machine import Machine
from evals.faults.row import Row
from evals.trials import Say, section, try_suites

MACHINE = Machine("2026-11-22", "a processor", 2, 8.0, "3.11")
GOOD = Row("a cut cable", "a sentence", "a | b\nc", True)
BAD = Row("a lost key", "a sentence", "silence", False)


class Suite(StrEnum):
    cables = "cables"
    keys = "keys"


def run(suite: Suite, folder: Path, say: Say) -> list[Row]:
    say("begun")
    return [GOOD] if suite is Suite.cables else [GOOD, Row("a lost key", "", f"in {folder}/drawer", False)]


def test_a_row_stays_one_row_whatever_was_seen() -> None:
    assert GOOD.cells() == ("a cut cable", "a sentence", "a \\| b c", "yes")
    assert BAD.cells()[-1] == "**no**"


def test_a_section_says_when_where_and_how_many() -> None:
    text = section([GOOD, BAD], MACHINE, 12.3)
    assert text.startswith("Run 2026-11-22, a processor, 2 cores, 8 GiB, Python 3.11, in 12 s: 1 of 2 as expected.")
    assert text.splitlines()[-1] == "| a lost key | a sentence | silence | **no** |"


def test_each_suite_replaces_its_own_section_only(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("".join(f"<!-- faults:{suite} -->\nold\n<!-- /faults:{suite} -->\n" for suite in Suite))
    assert try_suites([Suite.keys], run, page) == 1
    cables, keys = page.read_text().split("<!-- /faults:cables -->")
    assert cables == "<!-- faults:cables -->\nold\n"
    assert "1 of 2 as expected." in keys
    assert "| in …/drawer | **no** |" in keys


def test_without_a_page_all_is_told_and_nothing_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert try_suites(Suite, run, None, lambda: "The machine was quiet.") == 1
    told = capsys.readouterr()
    assert told.out.startswith("## cables\n\nRun ")
    assert told.out.count("The machine was quiet.") == 2
    assert told.out.endswith("2 of 3 as expected.\n- keys: a lost key\n")
    assert told.err == "[cables 0 s] begun\n[keys 0 s] begun\n"
