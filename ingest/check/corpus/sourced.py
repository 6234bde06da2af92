"""No claim of what the law demands without a provision: in the sentence, or in the section it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.law.references import find_references
from ingest.check.corpus.articles import Place, Section, Sentence
from ingest.check.corpus.writing import Writing, pattern
from ingest.check.finding import Finding

_CASE = re.compile(r"\b[CT]-\d+/\d\d\b|\b(?:HR|LB|HFD|RÅ|KOFA)[ -]?\d{4}\b|\b(?:mål|sak) (?:nr\.? ?)?\d", re.IGNORECASE)
"""A judgment or a board's decision is a source too."""
_FIGURE = re.compile(
    r"\d[\d \u00a0]*(?:,\d+)? ?(?:kronor|kroner|euro|dagar|dager|procent|prosent|%)"
    r"|\b(?:SEK|NOK|EUR) \d|\d (?:days|per ?cent)"
)


def unsourced_claims(writing: Writing) -> Iterator[Finding]:
    """Find sentences that say what procurement law allows or demands in a section that names no source."""
    for article in writing.articles:
        for section in article.sections:
            if _has_source(section):
                continue
            advice = bool(pattern("claim", "advice", article.language).search(section.heading))
            for sentence in section.sentences:
                if _claims(sentence, article.language, advice):
                    what = f"a claim of law without a provision: {sentence.text[:80]}"
                    yield Finding(article.path, sentence.line, what, "the provision in the sentence or its section")


def _has_source(section: Section) -> bool:
    return bool(find_references(section.text) or _CASE.search(section.text))


def _claims(sentence: Sentence, language: str, advice: bool) -> bool:
    """Tell whether a sentence states a rule; among advice, only one with a figure does."""
    text = sentence.text
    if text.endswith("?") or not pattern("claim", "modal", language).search(text):
        return False
    states = pattern("claim", "matter", language).search(text)
    return bool(states) and (bool(_FIGURE.search(text)) or not (advice or sentence.place is not Place.text))
