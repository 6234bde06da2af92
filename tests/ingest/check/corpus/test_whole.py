"""Whole: every language, every section, something below each heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.check.corpus.check import check_writing
from ingest.check.corpus.whole import empty_sections, missing_languages, missing_sections
from tests.ingest.check.corpus.making import article, change, line_of, writing


def test_a_sound_corpus_has_no_findings(corpus: Path) -> None:
    check = check_writing(writing(corpus))
    assert [str(finding) for finding in (*check.errors, *check.warnings)] == []


def test_a_language_that_is_not_written_is_found(corpus: Path) -> None:
    article(corpus, "nb").unlink()
    (finding,) = missing_languages(writing(corpus))
    assert (finding.path, finding.expected) == ("methods/trial-purchase.en.md", "trial-purchase.nb.md")


def test_a_name_without_a_language_is_found(corpus: Path) -> None:
    (corpus / "methods" / "notes.md").write_text("# Notes\n\nText.\n", encoding="utf-8")
    assert [f.path for f in missing_languages(writing(corpus))] == ["methods/notes.md"]


@pytest.mark.parametrize(
    ("heading", "means"),
    [
        ("## Vad är provköp?", "what it is"),
        ("## När passar provköp, och när passar provköp inte?", "when it fits and when it does not"),
        ("## Hur görs provköp steg för steg?", "the steps"),
        ("## Vem gör vad vid provköp?", "who does what"),
        ("## Vad bör man fråga marknaden om provköp?", "what to ask the market"),
        ("## Vilka fallgropar finns vid provköp?", "the pitfalls"),
        ("## Checklista för provköp", "the checklist"),
        ("## Vilka metoder hör ihop med provköp?", "the related methods"),
    ],
)
def test_a_missing_section_is_named(corpus: Path, heading: str, means: str) -> None:
    change(corpus, heading, "## Annat")
    assert [f.what for f in missing_sections(writing(corpus))] == [f"no section tells {means}"]


def test_an_article_without_any_provision_is_found(corpus: Path) -> None:
    change(corpus, ", enligt 5 kap. 3 § LOU", "")
    assert [f.what for f in missing_sections(writing(corpus))] == ["no provision is named"]


def test_a_heading_without_an_answer_is_found(corpus: Path) -> None:
    change(corpus, "Provköp passar när nyttan är osäker.", "")
    (finding,) = empty_sections(writing(corpus))
    assert finding.line == line_of(corpus, "När passar provköp")


def test_a_heading_over_deeper_ones_needs_no_text_of_its_own(corpus: Path) -> None:
    change(corpus, "## Checklista för provköp\n", "## Checklista för provköp\n\n### Före provköp\n")
    assert list(empty_sections(writing(corpus))) == []
