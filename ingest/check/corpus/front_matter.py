"""What an article says of itself: the shape of its front matter, its name, and the day its facts were checked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ingest.check.corpus.articles import Article
from ingest.check.corpus.writing import Writing
from ingest.check.finding import Finding

SCHEMA: Final = "schema/article.schema.json"
LONGEST_UNCHECKED: Final = 365
"""Days after which facts are to be checked again."""

_BARE_NO = re.compile(r"^jurisdiction:\s*NO\s*$")
_DAYS: Final = ("checked", "reviewed")


def misshapen(writing: Writing) -> Iterator[Finding]:
    """Find front matter that cannot be read or does not hold to its schema, where the corpus has one."""
    from jsonschema import Draft202012Validator

    file = writing.corpus / SCHEMA
    schema = Draft202012Validator(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None
    for article in writing.articles:
        if article.unreadable:
            yield Finding(article.path, 1, article.unreadable, f"front matter as {SCHEMA} says")
        elif schema:
            for error in schema.iter_errors(dict(article.declared)):
                key = str(error.path[0]) if error.path else ""
                what = f"{key}: {error.message}" if key else error.message
                yield Finding(article.path, article.line_of(f"{key}:") if key else 1, what, f"as {SCHEMA} says")


def misnamed(writing: Writing) -> Iterator[Finding]:
    """Find an article whose file says another method or language than its front matter."""
    for article in writing.articles:
        for key, name in (("method", article.method), ("language", article.language)):
            said = article.declared.get(key)
            if said is not None and said != name:
                yield Finding(article.path, article.line_of(f"{key}:"), f"{key}: {said}", f"{name}, as the file's name")


def unquoted_norway(writing: Writing) -> Iterator[Finding]:
    """Find ``jurisdiction: NO``: YAML reads it as "no"."""
    for article in writing.articles:
        for at, line in enumerate(article.source.splitlines(), start=1):
            if _BARE_NO.match(line):
                yield Finding(article.path, at, "NO without quotes is false to YAML", 'jurisdiction: "NO"')


def stale(writing: Writing) -> Iterator[Finding]:
    """Find facts that were last checked more than a year ago, and a day that has not come."""
    for article in writing.articles:
        for key in _DAYS:
            if (day := _day(article, key)) is None:
                continue
            if day > writing.today:
                yield Finding(
                    article.path, article.line_of(f"{key}:"), f"{key}: {day} has not come", "a day until today"
                )
            elif key == "checked" and (writing.today - day).days > LONGEST_UNCHECKED:
                what = f"last checked {day}, more than a year ago"
                yield Finding(
                    article.path, article.line_of(f"{key}:"), what, "facts checked against their sources again"
                )


def _day(article: Article, key: str) -> date | None:
    try:
        return date.fromisoformat(str(article.declared.get(key, "")))
    except ValueError:
        return None
