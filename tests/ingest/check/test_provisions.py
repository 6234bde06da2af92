from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.check.digests import read_digests
from ingest.check.provisions import Known, State
from ingest.check.wordings import read_wordings
from tests.ingest.check.making import SWEDISH, acts, digest, norwegian_digest

REPEALED = SWEDISH.replace(
    "#### 2 §\n\nProvet får förlängas med 10 procent.", "#### 2 §\n\nhar upphävts genom lag (2025:1)."
)


def known(folder: Path, corpus: Path | None = None, **files: str) -> Known:
    return Known(read_wordings(acts(folder / "acts", **files)), list(read_digests(corpus)) if corpus else ())


def test_a_provision_of_the_folder_is_there(tmp_path: Path) -> None:
    found = known(tmp_path)
    assert found.state("LOU", "1:1") is State.there
    assert found.state("FOA", "1-1") is State.there


def test_a_number_that_a_complete_text_does_not_have_is_missing(tmp_path: Path) -> None:
    assert known(tmp_path, se=SWEDISH).state("LOU", "1:9") is State.missing


def test_an_act_that_is_not_in_the_folder_is_unknown(tmp_path: Path) -> None:
    assert known(tmp_path, se=SWEDISH).state("LUF", "1:1") is State.unknown


def test_of_an_act_that_changed_since_its_complete_text_nothing_is_said(tmp_path: Path) -> None:
    both = known(tmp_path)
    assert both.state("FOA", "9-9") is State.unknown
    assert both.state("FOA", "9-9", date(2026, 6, 30)) is State.missing


def test_a_repealed_provision_is_repealed_from_its_day(tmp_path: Path) -> None:
    found = known(tmp_path)
    assert found.state("FOA", "1-2", date(2026, 6, 30)) is State.there
    assert found.state("FOA", "1-2", date(2026, 7, 1)) is State.repealed


def test_a_provision_that_says_it_was_repealed_is_repealed(tmp_path: Path) -> None:
    assert known(tmp_path, se=REPEALED).state("LOU", "1:2") is State.repealed


def test_a_digest_newer_than_the_text_tells_what_became_of_a_provision(tmp_path: Path) -> None:
    corpus = norwegian_digest(
        tmp_path / "corpus", "## § 1-1 Grense (opphevet)\n\nGrensen er borte.", begins="2026-07-01"
    )
    found = known(tmp_path, corpus)
    assert found.state("FOA", "1-1", date(2026, 7, 1)) is State.repealed
    assert found.state("FOA", "1-1", date(2026, 6, 30)) is State.there


def test_a_digest_as_old_as_the_text_does_not_outrank_it(tmp_path: Path) -> None:
    corpus = digest(tmp_path / "corpus", "## 1 kap. 1 § Provet (upphävd)\n\nText.", begins="2025-05-19")
    assert known(tmp_path, corpus, se=SWEDISH).state("LOU", "1:1") is State.there


def test_a_provision_only_a_digest_knows_is_not_said_to_be_missing(tmp_path: Path) -> None:
    corpus = digest(tmp_path / "corpus", "## 1 kap. 9 § Nytt\n\nText.")
    assert known(tmp_path, corpus, se=SWEDISH).state("LOU", "1:9") is State.unknown


@pytest.mark.parametrize("state", State)
def test_every_state_says_what_should_have_been_named_instead(state: State) -> None:
    assert state.value.startswith("a provision ")
