"""Plain language: short sentences, abbreviations explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.check.corpus.plain import long_sentences, unexplained, yes_or_no
from tests.ingest.check.corpus.making import change, line_of, writing

THIRTY = " ".join(["ord"] * 29) + " slut"


def test_thirty_words_are_allowed_and_one_more_is_found_with_its_line(corpus: Path) -> None:
    change(corpus, "Provet växer tills det är hela köpet.", f"Ett {THIRTY}.\nOch {THIRTY.removeprefix('ord ')}.")
    (finding,) = long_sentences(writing(corpus))
    assert finding.line == line_of(corpus, "Ett ord")
    assert finding.what.startswith("a sentence of 31 words")


def test_items_are_held_to_the_same_length_and_tables_are_not(corpus: Path) -> None:
    change(corpus, "- Värdet är beräknat.", f"- Ett {THIRTY}.\n\n| Ett {THIRTY} | och | mer |\n|---|---|---|")
    assert [f.line for f in long_sentences(writing(corpus))] == [line_of(corpus, "- Ett ord")]


@pytest.mark.parametrize("opening", ["Ja", "Nej", "Nei", "Yes", "No"])
def test_a_sentence_does_not_open_with_yes_or_no_since_another_question_may_be_asked(
    corpus: Path, opening: str
) -> None:
    change(corpus, "Provet växer tills det är hela köpet.", f"{opening}, provet växer.\nJakten är över.")
    assert [f.line for f in yes_or_no(writing(corpus))] == [line_of(corpus, f"{opening}, provet växer.")]


def test_an_abbreviation_of_the_terms_is_to_be_explained(corpus: Path) -> None:
    change(corpus, "Provet växer tills", "SVG växer, och SVG växer tills")
    (finding,) = unexplained(writing(corpus))
    assert (finding.what, finding.line) == ("SVG is not explained", line_of(corpus, "SVG växer"))


@pytest.mark.parametrize(
    "words",
    [
        "Leverantörernas samtal (SVG) växer.",
        "SVG (samtal med leverantörer) växer.",
        "En marknadsdialog växer. SVG är den.",
        "Det växer i EU, enligt LOU.",
    ],
    ids=["behind its words", "before its words", "after another word for it", "an everyday one and an act"],
)
def test_an_explained_abbreviation_is_not_found(corpus: Path, words: str) -> None:
    change(corpus, "Provet växer tills det är hela köpet.", words)
    assert list(unexplained(writing(corpus))) == []


def test_an_explanation_that_comes_later_is_too_late(corpus: Path) -> None:
    change(corpus, "Fråga vad ett prov kostar.", "Fråga SVG.")
    assert [f.line for f in unexplained(writing(corpus))] == [line_of(corpus, "Fråga SVG.")]
