"""Plain language: short sentences, no bare yes or no, and no abbreviation before it is explained."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from assistant.law.acts import act_called
from ingest.check.corpus.articles import Article, Place, Sentence
from ingest.check.corpus.writing import Writing, labels
from ingest.check.finding import Finding

MOST_WORDS: Final = 30

EVERYDAY: Final = frozenset({"EU", "EES", "EØS", "EEA", "AI", "KI"})
"""Written without their long form in newspapers, too."""

_YES_OR_NO = re.compile(r"(?:ja|nej|nei|yes|no),", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?<![\w/-])[A-ZÅÄÖÆØ][A-ZÅÄÖÆØ0-9&]{1,9}(?![\w/])")


def long_sentences(writing: Writing) -> Iterator[Finding]:
    """Find sentences and headings with more than MOST_WORDS words."""
    for article in writing.articles:
        for sentence in _sentences(article):
            if sentence.place is not Place.row and (count := len(sentence.text.split())) > MOST_WORDS:
                what = f"a sentence of {count} words: {sentence.text[:60]}…"
                yield Finding(article.path, sentence.line, what, f"at most {MOST_WORDS}")


def yes_or_no(writing: Writing) -> Iterator[Finding]:
    """Find sentences that open with yes or no: quoted to who asks "may we" instead of "must we" they are false."""
    for article in writing.articles:
        for sentence in _sentences(article):
            if _YES_OR_NO.match(sentence.text):
                yield Finding(article.path, sentence.line, f"yes or no: {sentence.text[:60]}…", "the rule in full")


def unexplained(writing: Writing) -> Iterator[Finding]:
    """Find an abbreviation of terms.toml that is used before its long form.

    The short names of acts are left out: they are how acts are cited, and the sources give the title.
    """
    long_forms = _long_forms(writing.concepts)
    for article in writing.articles:
        said = f"{article.declared.get('title', '')} "
        known = set(EVERYDAY)
        for sentence in _sentences(article):
            said += f"{sentence.text} "
            for short in _ABBREVIATION.findall(sentence.text):
                if short in known or short not in long_forms:
                    continue
                known.add(short)
                if not _explained(short, said, long_forms[short]):
                    yield Finding(article.path, sentence.line, f"{short} is not explained", f"words ({short})")


def _sentences(article: Article) -> Iterator[Sentence]:
    for section in article.sections:
        if section.level > 1:  # the title is explained by what follows it
            yield Sentence(section.line, section.heading, Place.heading)
        yield from section.sentences


def _explained(short: str, said: str, long_forms: frozenset[str]) -> bool:
    """Tell whether the long form stands in ``said``, or other words on one side of a parenthesis."""
    beside = re.search(rf"\w{{3,}} \({re.escape(short)}\)|\b{re.escape(short)} \(\w+ \w+", said)
    return bool(beside) or any(form in said.casefold() for form in long_forms)


def _long_forms(concepts: tuple[Mapping[str, Any], ...]) -> Mapping[str, frozenset[str]]:
    """Return the abbreviations of the terms, each with the other words for it in all languages, in lower case."""
    forms: dict[str, set[str]] = defaultdict(set)
    for concept in concepts:
        every = [label for language in concept["label"] for label in labels(concept, language)]
        short = {label for label in every if _ABBREVIATION.fullmatch(label) and not act_called(label)}
        for label in short:
            forms[label] |= {other.casefold() for other in every if other not in short}
    return {short: frozenset(others) for short, others in forms.items()}
