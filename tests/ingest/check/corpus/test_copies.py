"""Every sentence is our own."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from ingest.check.corpus.copies import copies
from tests.ingest.check.corpus.making import change, line_of, writing

TEN = "ett två tre fyra fem sex sju åtta nio tio"


@pytest.fixture
def others(tmp_path: Path) -> Path:
    folder = tmp_path / "others"
    folder.mkdir()
    (folder / "report.txt").write_text(
        f"Så står det: {TEN.upper()}, och\nmer https://example.org/a/b", encoding="utf-8"
    )
    return folder


def test_ten_words_in_a_row_are_found_with_their_source(corpus: Path, others: Path) -> None:
    change(corpus, "Provet växer", f"Vi skriver {TEN}. Provet växer")
    (finding,) = copies(writing(corpus, others))
    assert (finding.path, finding.line) == ("methods/trial-purchase.sv.md", line_of(corpus, TEN))
    assert "report.txt" in finding.what


def test_nine_words_are_anybodys(corpus: Path, others: Path) -> None:
    change(corpus, "Provet växer", f"Vi skriver {TEN.removesuffix(' tio')} elva. Provet växer")
    assert list(copies(writing(corpus, others))) == []


def test_packed_texts_are_read_too(corpus: Path, others: Path) -> None:
    words = " ".join(f"ord{letter}" for letter in "abcdefghij")
    (others / "set.jsonl.gz").write_bytes(gzip.compress(words.encode()))
    change(corpus, "Provet växer", f"{words}. Provet växer")
    assert ["set.jsonl.gz" in f.what for f in copies(writing(corpus, others))] == [True]


def test_without_texts_of_others_nothing_is_compared(corpus: Path) -> None:
    change(corpus, "Provet växer", f"{TEN}. Provet växer")
    assert list(copies(writing(corpus))) == []
