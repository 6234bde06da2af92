"""Data files against their schemas."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.check.corpus.data_files import misshapen_data
from ingest.check.corpus.writing import Writing
from tests.ingest.check.corpus.making import SCHEMAS, TODAY

DIGEST = """---
title: LOU kapitel 1 – sammanfattning
kind: digest
authority: digest
language: sv
jurisdiction: SE
act: LOU
publisher: Lotsen
licence: CC-BY-4.0
url: https://example.org/lou
checked: 2026-11-22
valid_from: 2022-02-01
text_state: läst 2026
---
# LOU
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    shutil.copytree(SCHEMAS, tmp_path / "schema")
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "lou-1.sv.md").write_text(DIGEST, encoding="utf-8")
    return tmp_path


def found(corpus: Path) -> list[tuple[str, int]]:
    return [(finding.path, finding.line) for finding in misshapen_data(Writing(corpus, (), (), TODAY))]


def test_a_sound_digest_has_no_findings(corpus: Path) -> None:
    assert found(corpus) == []


def test_a_digest_that_poses_as_law_is_found(corpus: Path) -> None:
    posing = DIGEST.replace("authority: digest", "authority: law")
    (corpus / "law" / "lou-1.sv.md").write_text(posing, encoding="utf-8")
    assert found(corpus) == [("law/lou-1.sv.md", 1)]


def test_a_row_of_the_concordance_that_does_not_hold_is_found_on_its_line(corpus: Path) -> None:
    header = "topic,label_sv,label_nb,label_en,LOU,FOA,LOA,2014/24/EU,LUF,LUK,relation,note,checked"
    sound = "principles,lika,likt,equal,4:1,,4,18,,,same,,2026-11-22"
    (corpus / "concordance.csv").write_text(f"{header}\n{sound}\n{sound.replace('4:1', '4 kap.')}\n", encoding="utf-8")
    assert found(corpus) == [("concordance.csv", 3)]


def test_a_data_file_that_no_schema_describes_is_found(corpus: Path) -> None:
    (corpus / "colours.toml").write_text("blue = 1\n", encoding="utf-8")
    assert found(corpus) == [("colours.toml", 1)]


def test_too_few_terms_are_found(corpus: Path) -> None:
    (corpus / "terms.toml").write_text("concept = []\n", encoding="utf-8")
    assert found(corpus) == [("terms.toml", 1)]
