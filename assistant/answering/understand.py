"""The stage that turns the asked question into a query."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from assistant.answering.condense import search_text
from assistant.answering.draft import Draft
from assistant.domain import Kind
from assistant.index.index import Index
from assistant.retrieval import understand as retrieval
from assistant.retrieval.interrogative import asks_meaning
from assistant.retrieval.language import identify
from assistant.retrieval.terms import Terms


def understand(draft: Draft, today: date, index: Index, terms: Terms) -> Draft:
    """Add the query: language, jurisdiction, as-of date and the provisions the question names."""
    text = draft.question.text
    if draft.question.history:
        methods = _methods(index)
        text = search_text(draft.question, lambda said: _subject(said, terms, methods))
    return replace(draft, query=retrieval.understand(draft.question, text, today))


def _subject(said: str, terms: Terms, methods: set[str]) -> str | None:
    """Return the method a text names; of a text that asks what something means, the term it names."""
    language = identify(said)
    return terms.longest(said, language, methods) or (terms.longest(said, language) if asks_meaning(said) else None)


def _methods(index: Index) -> set[str]:
    """Return the methods the corpus has articles on, by the names that its terms have too."""
    articles = (document for document in index.catalogue.documents() if document.kind is Kind.guidance)
    return {PurePosixPath(document.path).name.split(".")[0] for document in articles}
