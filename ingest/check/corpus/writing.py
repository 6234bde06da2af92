"""What the rules look at: the articles, the terms, the day, and the texts of others that none may copy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import CorpusMissing
from ingest.check.corpus.articles import LANGUAGES, Article, read_articles
from ingest.read import TERMS

_WORDS = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class Writing:
    """A corpus folder as read."""

    corpus: Path
    articles: tuple[Article, ...]
    concepts: tuple[Mapping[str, Any], ...]
    """Of terms.toml; none where it is not there."""
    today: date
    others: Path | None = None
    """A folder with texts of others."""


def read_writing(corpus: Path, today: date, others: Path | None = None) -> Writing:
    """Return what is to be checked. Raises CorpusMissing for a folder that does not exist."""
    for folder in filter(None, (corpus, others)):
        if not folder.is_dir():
            raise CorpusMissing(f"The folder {folder} does not exist. Give the folder that holds the texts.")
    terms = corpus / TERMS
    concepts = tomllib.loads(terms.read_text(encoding="utf-8"))["concept"] if terms.exists() else ()
    return Writing(corpus, read_articles(corpus), tuple(concepts), today, others)


def labels(concept: Mapping[str, Any], language: str) -> Iterator[str]:
    """Yield the words for a concept in one language, the preferred one first."""
    if preferred := concept["label"].get(language):
        yield preferred
    for field in ("also", "outdated"):
        yield from concept.get(field, {}).get(language, ())


@cache
def words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return words.toml: what the checks look for in each language."""
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


@cache
def pattern(group: str, name: str, language: str) -> re.Pattern[str]:
    """Return one regular expression of words.toml; that of the first language for an unknown one."""
    texts = words()[group][name]
    return re.compile(texts.get(language, texts[LANGUAGES[0]]), re.IGNORECASE)
