"""Claims of law and their provisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.check.corpus.sourced import unsourced_claims
from tests.ingest.check.corpus.making import change, line_of, writing

PLACE = "Provköp passar när nyttan är osäker."
HEADING = "## När passar provköp, och när passar provköp inte?"


def claims(corpus: Path, words: str, heading: str = "## Får provköp annonseras sent?") -> list[int]:
    change(corpus, HEADING, heading)
    change(corpus, PLACE, words)
    return [finding.line for finding in unsourced_claims(writing(corpus))]


@pytest.mark.parametrize(
    "words",
    [
        "Provköp över tröskelvärdet ska annonseras.",
        "Myndigheten får direktupphandla ett prov.",
        "Avtalsspärr krävs inte vid provköp.",
    ],
)
def test_a_claim_in_a_section_without_a_provision_is_found(corpus: Path, words: str) -> None:
    assert claims(corpus, words) == [line_of(corpus, words)]


@pytest.mark.parametrize(
    "words",
    [
        "Provköp över tröskelvärdet ska annonseras, enligt 10 kap. 1 § LOU.",
        "Provköp över tröskelvärdet ska annonseras.\nSe 10 kap. 1 § LOU.",
        "Provköp får inte dölja en direktupphandling, enligt EU-domstolen (C-19/13).",
        "Köparen får gärna ringa först.",
        "Måste ett prov annonseras?",
    ],
    ids=["sourced itself", "sourced in its section", "a judgment", "no matter of law", "a question"],
)
def test_what_is_sourced_or_claims_no_law_is_not_found(corpus: Path, words: str) -> None:
    assert claims(corpus, words) == []


def test_advice_in_a_checklist_is_no_claim_until_it_has_a_figure(corpus: Path) -> None:
    assert claims(corpus, "Avtalsspärren ska vara slut.", "## Checklista för annat") == []


def test_a_figure_makes_advice_a_claim(corpus: Path) -> None:
    words = "Avtalsspärren ska vara 15 dagar."
    assert claims(corpus, words, "## Checklista för annat") == [line_of(corpus, words)]


@pytest.mark.parametrize(
    ("language", "old", "words"),
    [
        ("nb", "Prøven vokser.", "Konkurransen skal kunngjøres."),
        ("en", "The trial grows.", "A contract notice is required."),
    ],
)
def test_norwegian_and_english_claims_are_found(corpus: Path, language: str, old: str, words: str) -> None:
    heading = {
        "nb": "## Hvilke fallgruver finnes ved prøvekjøp?",
        "en": "## What are the pitfalls of a trial purchase?",
    }
    change(corpus, heading[language], "## Og så?", language)
    change(corpus, old, words, language)
    assert [f.line for f in unsourced_claims(writing(corpus))] == [line_of(corpus, words, language)]
