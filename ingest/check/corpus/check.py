"""All checks of the corpus' writing on one screen: what is an error, and what is only to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from ingest.check.corpus.asked import asked_twice, headings_twice, odd_questions
from ingest.check.corpus.copies import copies
from ingest.check.corpus.data_files import misshapen_data
from ingest.check.corpus.front_matter import misnamed, misshapen, stale, unquoted_norway
from ingest.check.corpus.links import dead_links, dead_names
from ingest.check.corpus.plain import long_sentences, unexplained, yes_or_no
from ingest.check.corpus.sourced import unsourced_claims
from ingest.check.corpus.whole import empty_sections, missing_languages, missing_sections
from ingest.check.corpus.writing import Writing
from ingest.check.finding import Finding

Rule = Callable[[Writing], Iterable[Finding]]

ERRORS: Final[tuple[Rule, ...]] = (
    misshapen_data,
    misshapen,
    misnamed,
    unquoted_norway,
    missing_languages,
    missing_sections,
    empty_sections,
    dead_links,
    dead_names,
    unsourced_claims,
    long_sentences,
    yes_or_no,
    unexplained,
    odd_questions,
    asked_twice,
    copies,
)
WARNINGS: Final[tuple[Rule, ...]] = (stale, headings_twice)
"""What time brings, and what a reader may judge otherwise."""


@dataclass(frozen=True, slots=True)
class CorpusCheck:
    """What was found, each rule's findings in the order of the files."""

    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def check_writing(writing: Writing) -> CorpusCheck:
    """Hold every rule against the corpus."""
    return CorpusCheck(
        tuple(finding for rule in ERRORS for finding in rule(writing)),
        tuple(finding for rule in WARNINGS for finding in rule(writing)),
    )
