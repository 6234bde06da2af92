"""What an article says of itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.check.corpus.front_matter import misnamed, misshapen, stale, unquoted_norway
from tests.ingest.check.corpus.making import change, line_of, writing


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("authority: guidance", "authority: law", "authority"),
        ("checked: 2026-11-22", "checked: yesterday", "checked"),
        ("checked: 2026-11-22\n", "", "'checked' is a required property"),
        ("  - https://example.org/law\n", "  - LOU 5 kap. 4 §\n", "sources"),
        ("method: trial-purchase", "method: trial-purchase\nreviewed: 2026-11-22", "reviewer"),
        ('jurisdiction: "SE"', 'jurisdiction: "NO"', "jurisdiction"),
    ],
    ids=["posing as law", "no date", "never checked", "no address", "reviewed by nobody", "another country's law"],
)
def test_what_the_schema_does_not_allow_is_found(corpus: Path, old: str, new: str, said: str) -> None:
    change(corpus, old, new)
    (finding,) = misshapen(writing(corpus))
    assert said in finding.what
    assert finding.path == "methods/trial-purchase.sv.md"


def test_a_review_with_its_reviewer_is_allowed(corpus: Path) -> None:
    change(corpus, "method: trial-purchase", "method: trial-purchase\nreviewed: 2026-11-22\nreviewer: second reader")
    assert list(misshapen(writing(corpus))) == []


def test_an_unknown_key_is_found_with_the_known_ones(corpus: Path) -> None:
    change(corpus, "publisher: Lotsen", "colour: blue")
    (finding,) = misshapen(writing(corpus))
    assert "unknown key in the front matter: colour" in finding.what


def test_a_file_that_is_named_otherwise_than_it_says_is_found(corpus: Path) -> None:
    change(corpus, "method: trial-purchase", "method: trial")
    change(corpus, "language: nb", "language: sv", "nb")
    assert sorted(f.what for f in misnamed(writing(corpus))) == ["language: sv", "method: trial"]


def test_norway_without_quotes_is_found_on_its_line(corpus: Path) -> None:
    change(corpus, 'jurisdiction: "NO"', "jurisdiction: NO", "nb")
    (finding,) = unquoted_norway(writing(corpus))
    assert finding.line == line_of(corpus, "jurisdiction", "nb")


def test_facts_checked_more_than_a_year_ago_are_found(corpus: Path) -> None:
    assert list(stale(writing(corpus, today=date(2027, 11, 22)))) == []
    found = list(stale(writing(corpus, today=date(2027, 11, 23))))
    assert {f.path.split(".")[1] for f in found} == {"sv", "nb", "en"}


def test_a_day_that_has_not_come_is_found(corpus: Path) -> None:
    change(corpus, "checked: 2026-11-22", "checked: 2026-11-23")
    assert [f.what for f in stale(writing(corpus))] == ["checked: 2026-11-23 has not come"]
