from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import CorpusMissing
from ingest.check.wordings import read_wordings
from tests.ingest.check.making import SWEDISH, acts


def test_the_provisions_of_every_act_are_found(tmp_path: Path) -> None:
    found = read_wordings(acts(tmp_path / "acts"))
    assert {key for key in found.provisions if key[0] == "LOU"} == {("LOU", "1:1"), ("LOU", "1:2")}
    (wording,) = found.of("LOU", "1:1")
    assert "35 dagar" in wording.text
    assert wording.lists == (("1", "2", "3"),)
    assert not wording.repealed


def test_the_wording_of_a_day_is_the_newest_that_had_begun(tmp_path: Path) -> None:
    found = read_wordings(acts(tmp_path / "acts"))
    before, after = found.on("FOA", "1-3", date(2026, 6, 30)), found.on("FOA", "1-3", date(2026, 7, 1))
    assert before is not None
    assert after is not None
    assert ("20 prosent" in before.text, "30 prosent" in after.text) == (True, True)
    assert found.on("FOA", "1-3", date(2020, 1, 1)) is None


def test_a_repealed_provision_is_known_as_such(tmp_path: Path) -> None:
    assert [w.repealed for w in read_wordings(acts(tmp_path / "acts")).of("FOA", "1-2")] == [False, True]


def test_an_excerpt_is_told_from_a_complete_text(tmp_path: Path) -> None:
    found = read_wordings(acts(tmp_path / "acts"))
    assert found.whole == {"LOU": date(2025, 5, 19), "FOA": date(2024, 3, 21)}
    assert found.excerpts == {"FOA": date(2026, 7, 1)}


def test_a_provision_that_the_excerpt_shortens_is_marked(tmp_path: Path) -> None:
    found = read_wordings(acts(tmp_path / "acts"))
    assert [w.cut for w in found.of("FOA", "1-4")] == [True]
    assert [w.cut for w in found.of("FOA", "1-3")] == [False, False]


def test_a_complete_text_says_what_is_not_there(tmp_path: Path) -> None:
    found = read_wordings(acts(tmp_path / "acts"))
    assert found.lacks("LOU", "1:9", date(2026, 11, 22))
    assert not found.lacks("LOU", "1:1", date(2026, 11, 22))
    assert not found.lacks("LUF", "1:9", date(2026, 11, 22))


def test_after_a_newer_excerpt_a_complete_text_says_nothing(tmp_path: Path) -> None:
    found = read_wordings(acts(tmp_path / "acts"))
    assert found.lacks("FOA", "9-9", date(2025, 1, 1))
    assert not found.lacks("FOA", "9-9", date(2026, 11, 22))


def test_files_that_are_no_acts_are_passed_over(tmp_path: Path) -> None:
    folder = acts(tmp_path / "acts", se=SWEDISH, article="# An article\n\nIt tells of 6 kap. 5 § LOU.\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    assert set(read_wordings(folder).whole) == {"LOU"}


def test_a_folder_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissing):
        read_wordings(tmp_path / "nowhere")
