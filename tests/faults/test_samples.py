"""What the suites of faults are made of: editions of a corpus, bad files, texts in many encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.faults.bad_files import bad_files, in_encodings
from evals.faults.corpus import METHODS, editions_in, write_edition
from ingest.model import RawDocument, Skip
from ingest.parse.sandbox import ParserPool


def test_each_edition_of_the_corpus_names_itself_in_every_document(tmp_path: Path) -> None:
    write_edition(tmp_path, 7)
    write_edition(tmp_path, 8)
    texts = [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    assert len(texts) == len(METHODS)
    assert all(editions_in(text) == {8} for text in texts)


def test_every_bad_file_is_left_out_with_a_reason() -> None:
    with ParserPool() as parser:
        for name, content in bad_files().items():
            with pytest.raises(Skip) as skipped:
                parser.parse(RawDocument(Path("corpus"), name, content))
            assert skipped.value.reason, name


def test_the_encodings_hold_the_same_text() -> None:
    files = in_encodings("Åren före")
    assert files["latin1.txt"].decode("latin-1") == files["utf16.txt"].decode("utf-16") == "Åren före"
