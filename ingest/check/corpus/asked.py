"""The questions listed below headings: none empty, none a statement, none in two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ingest.check.corpus.articles import Article, Asked
from ingest.check.corpus.writing import Writing
from ingest.check.finding import Finding

_MALFORMED = re.compile(r"<!--(?!\s*asked:.*-->\s*$)|^\s+<!--|<!--asked|<!-- asked :")


def odd_questions(writing: Writing) -> Iterator[Finding]:
    """Find comments that are no list of questions, empty entries and entries without a question mark."""
    for article in writing.articles:
        for at, line in enumerate(article.source.splitlines(), start=1):
            if _MALFORMED.search(line):
                yield Finding(
                    article.path, at, "a comment that no reader of the corpus reads", "<!-- asked: …? | …? -->"
                )
        for asked in _asked(article):
            for question in asked.questions:
                if not question:
                    yield Finding(article.path, asked.line, "an empty question", "a question between the bars")
                elif not question.endswith("?"):
                    yield Finding(
                        article.path, asked.line, f"no question: {question[:60]}", "a question mark at its end"
                    )


def asked_twice(writing: Writing) -> Iterator[Finding]:
    """Find a question that two sections of one language claim to answer: only one of them would be found."""
    first: dict[tuple[str, str], str] = {}
    for article in writing.articles:
        for asked in _asked(article):
            for question in filter(None, asked.questions):
                key = article.language, " ".join(re.findall(r"\w+", question.casefold()))
                place = f"{article.path}:{asked.line}"
                if first.setdefault(key, place) != place:
                    yield Finding(article.path, asked.line, f"asked before in {first[key]}: {question}", "one place")


def headings_twice(writing: Writing) -> Iterator[Finding]:
    """Find a heading that two sections of one language share: only one that names its subject finds its text."""
    places: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for article in writing.articles:
        for section in article.sections:
            if section.level > 1:
                places[article.language, section.heading.casefold()].append((article.path, section.line))
    for (_, heading), (one, *others) in places.items():
        for path, line in others:
            yield Finding(
                path, line, f"the heading of {one[0]}:{one[1]} again: {heading}", "a heading that names its subject"
            )


def _asked(article: Article) -> Iterator[Asked]:
    for section in article.sections:
        yield from section.asked
