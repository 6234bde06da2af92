"""Is every article there in every language, with every section a method article has?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.law.references import find_references
from ingest.check.corpus.articles import FOLDER, LANGUAGES, Article, Section
from ingest.check.corpus.writing import Writing, pattern, words
from ingest.check.finding import Finding


def missing_languages(writing: Writing) -> Iterator[Finding]:
    """Find a method without one of its language versions, and a file that is named after none."""
    written: dict[str, set[str]] = {}
    for article in writing.articles:
        if article.method and article.language in LANGUAGES:
            written.setdefault(article.method, set()).add(article.language)
        else:
            yield Finding(article.path, 1, "the name tells no language", "method.sv.md, method.nb.md or method.en.md")
    for method, languages in written.items():
        for language in LANGUAGES:
            if language not in languages:
                there = f"{FOLDER}/{method}.{min(languages)}.md"
                yield Finding(there, 1, f"the method is not written in {language}", f"{method}.{language}.md")


def missing_sections(writing: Writing) -> Iterator[Finding]:
    """Find an article without one of the sections of words.toml, or that names no provision anywhere."""
    for article in writing.articles:
        headings = [section.heading for section in article.sections if section.level > 1]
        for name, texts in words()["section"].items():
            looked_for = pattern("section", name, article.language)
            if not any(looked_for.search(heading) for heading in headings):
                yield Finding(article.path, 1, f"no section tells {texts['means']}", "a heading that asks for it")
        if not any(find_references(section.text) for section in article.sections):
            yield Finding(article.path, 1, "no provision is named", "the legal basis")


def empty_sections(writing: Writing) -> Iterator[Finding]:
    """Find a heading with nothing below it: it would be a question without an answer."""
    for article in writing.articles:
        for section in _leaves(article):
            if not section.sentences:
                yield Finding(article.path, section.line, f"nothing stands below {section.heading!r}", "its answer")


def _leaves(article: Article) -> Iterator[Section]:
    """Yield the sections that are not only the heading over deeper ones."""
    for section, after in zip(article.sections, [*article.sections[1:], None], strict=True):
        if after is None or after.level <= section.level:
            yield section
