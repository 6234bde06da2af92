from __future__ import annotations

from pathlib import Path

import pytest

from evals.bench.machine import Machine
from evals.faults.__main__ import Suite
from evals.faults.bad_files import bad_files, in_encodings
from evals.faults.corpus import METHODS, editions_in, write_edition
from evals.faults.report import PAGE, publish, section
from evals.faults.row import Row
from ingest.model import RawDocument, Skip
from ingest.parse.sandbox import ParserPool

MACHINE = Machine("2026-11-22", "a processor", 2, 8.0, "3.11")
GOOD = Row("a cut cable", "a sentence", "a | b\nc", True)
BAD = Row("a lost key", "a sentence", "silence", False)


def test_a_row_stays_one_row_whatever_was_seen() -> None:
    assert GOOD.cells() == ("a cut cable", "a sentence", "a \\| b c", "yes")
    assert BAD.cells()[-1] == "**no**"


def test_a_section_says_when_where_and_how_many() -> None:
    text = section([GOOD, BAD], MACHINE, 12.3)
    assert text.startswith("Run 2026-11-22, a processor, 2 cores, 8 GiB, Python 3.11, in 12 s: 1 of 2 as expected.")
    assert text.splitlines()[-1] == "| a lost key | a sentence | silence | **no** |"


def test_a_suite_replaces_its_own_section_only(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- faults:swap -->\nold\n<!-- /faults:swap -->\nb\n")
    publish("swap", "new", page)
    publish("swap", "newer", page)
    assert page.read_text() == "a\n<!-- faults:swap -->\nnewer\n<!-- /faults:swap -->\nb\n"
    with pytest.raises(ValueError, match="faults:kills"):
        publish("kills", "text", page)


def test_the_page_has_a_place_for_every_suite() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for suite in Suite:
        assert text.count(f"<!-- faults:{suite} -->") == text.count(f"<!-- /faults:{suite} -->") == 1


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
