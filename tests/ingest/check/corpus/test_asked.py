"""The questions listed below headings, and the headings themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.check.corpus.asked import asked_twice, headings_twice, odd_questions
from tests.ingest.check.corpus.making import change, line_of, writing

ASKED = "<!-- asked: Får vi prova först? | Vad är ett provköp? -->"


@pytest.mark.parametrize(
    ("comment", "what"),
    [
        ("<!-- asked: Får vi prova först? | -->", "an empty question"),
        ("<!-- asked: -->", "an empty question"),
        ("<!-- asked: Vi vill prova först. -->", "no question: Vi vill prova först."),
        ("<!-- Får vi prova först? -->", "a comment that no reader of the corpus reads"),
    ],
)
def test_an_odd_entry_is_found(corpus: Path, comment: str, what: str) -> None:
    change(corpus, ASKED, comment)
    (finding,) = odd_questions(writing(corpus))
    assert (finding.what, finding.line) == (what, line_of(corpus, comment))


def test_a_question_in_two_places_of_one_language_is_found_whatever_its_case(corpus: Path) -> None:
    change(corpus, "Provköp passar när", "<!-- asked: får vi PROVA först? -->\nProvköp passar när")
    (finding,) = asked_twice(writing(corpus))
    assert finding.line == line_of(corpus, "PROVA")
    assert f"methods/trial-purchase.sv.md:{line_of(corpus, ASKED)}" in finding.what


def test_the_same_words_in_two_languages_are_two_questions(corpus: Path) -> None:
    change(corpus, "Prøvekjøp passer når", "<!-- asked: Får vi prova först? -->\nPrøvekjøp passer når", "nb")
    assert list(asked_twice(writing(corpus))) == []


def test_a_heading_that_stands_twice_is_found(corpus: Path) -> None:
    change(corpus, "## Checklista för provköp", "## Vad är provköp?")
    (finding,) = headings_twice(writing(corpus))
    assert finding.path == "methods/trial-purchase.sv.md"
    assert "vad är provköp?" in finding.what
