"""The state of the corpus as a page: which method is written and reviewed in which language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from ingest.check.corpus.articles import LANGUAGES, Article
from ingest.check.corpus.writing import Writing

_MISSING: Final = "–"
_UNREVIEWED: Final = "written"


def status_page(writing: Writing) -> str:
    """Return method × language × reviewed as Markdown; it depends on the corpus alone, not on the day."""
    articles = {(article.method, article.language): article for article in writing.articles}
    methods = sorted({method for method, _ in articles})
    rows = [
        f"| {_name(method, articles)} | {' | '.join(_cell(articles.get((method, one))) for one in LANGUAGES)} |"
        for method in methods
    ]
    reviewed = sum(bool(article.declared.get("reviewed")) for article in writing.articles)
    checked = sorted(_days(writing.articles))
    lines = [
        "# The state of the corpus",
        "",
        "Written by `make check-corpus`; do not edit. How an article is added and reviewed:",
        "[add-an-article.md](add-an-article.md).",
        "",
        f"{len(methods)} methods, {len(writing.articles)} articles, {reviewed} of them reviewed by a second reader.",
        *([f"Facts checked between {checked[0]} and {checked[-1]}."] if checked else []),
        "",
        f"A cell says when the article was reviewed; “{_UNREVIEWED}” is an article that nobody but its writer has",
        f"compared with its sources, “{_MISSING}” one that is not written.",
        "",
        "| method | " + " | ".join(LANGUAGES) + " |",
        "|---|" + "---|" * len(LANGUAGES),
        *rows,
        "",
    ]
    return "\n".join(lines)


def _name(method: str, articles: dict[tuple[str, str], Article]) -> str:
    english = articles.get((method, "en"))
    return str(english.declared.get("title", method)) if english else method


def _cell(article: Article | None) -> str:
    if article is None:
        return _MISSING
    return str(article.declared.get("reviewed") or _UNREVIEWED)


def _days(articles: tuple[Article, ...]) -> Iterator[date]:
    for article in articles:
        try:
            yield date.fromisoformat(str(article.declared.get("checked")))
        except ValueError:
            continue
