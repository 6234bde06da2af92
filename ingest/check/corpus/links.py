"""The related methods an article names: each is an article or a term that Lotsen can explain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from assistant.domain import Language
from assistant.index.words import stems
from ingest.check.corpus.articles import LANGUAGES, Place
from ingest.check.corpus.writing import Writing, labels, pattern
from ingest.check.finding import Finding

Names = frozenset[frozenset[str]]

_LINK = re.compile(r"\]\((?!https?:|mailto:|#)(?P<target>[^)#\s]+)")
_LISTING: Final = 1
"""Commas from which a sentence of that section is taken for a list of names."""
_CLAUSE = re.compile(r", (?:som|which) [^,]*")
_NAMES = re.compile(r"\b(?:är|er|are|is|med|with|to)\b(?!.*\b(?:är|er|are|is)\b)(?P<names>.*)\.$")
_BETWEEN = re.compile(r",| (?:och|og|and|samt) ")


def dead_links(writing: Writing) -> Iterator[Finding]:
    """Find Markdown links to files that are not there."""
    for article in writing.articles:
        folder = Path(writing.corpus, article.path).parent
        for at, line in enumerate(article.source.splitlines(), start=1):
            for match in _LINK.finditer(line):
                if not (folder / match["target"]).exists():
                    yield Finding(article.path, at, f"a link to {match['target']}", "a file that exists")


def dead_names(writing: Writing) -> Iterator[Finding]:
    """Find a related method that is neither an article nor a term."""
    known = {language: _known(writing, Language(language)) for language in LANGUAGES}
    for article in writing.articles:
        if article.language not in known:
            continue
        related = pattern("section", "related", article.language)
        for section in article.sections:
            if section.level == 1 or not related.search(section.heading):
                continue
            for sentence in (one for one in section.sentences if one.place is Place.text):
                for name in _listed(sentence.text):
                    if not _is_known(name, Language(article.language), known[article.language]):
                        what = f"{name!r} is neither an article nor a term"
                        yield Finding(article.path, sentence.line, what, "a method that the corpus explains")


def _listed(sentence: str) -> Iterator[str]:
    text = _CLAUSE.sub("", sentence)
    match = _NAMES.search(text) if text.count(",") >= _LISTING else None
    for name in _BETWEEN.split(match["names"]) if match else ():
        if not name.rstrip().endswith("-"):
            yield name.strip()


def _is_known(name: str, language: Language, known: Names) -> bool:
    wanted = frozenset(stems(name, language))
    return not wanted or any(one <= wanted or wanted <= one for one in known)


def _known(writing: Writing, language: Language) -> Names:
    """Return the stems of each title (and of its parts) and of each label."""
    titles = [re.sub(r"[()]", "", str(a.declared.get("title"))) for a in writing.articles if a.language == language]
    parts = [part for title in titles for part in _BETWEEN.split(title)]
    terms = [label for concept in writing.concepts for label in labels(concept, language)]
    return frozenset(frozenset(stems(name, language)) for name in [*titles, *parts, *terms]) - {frozenset()}
