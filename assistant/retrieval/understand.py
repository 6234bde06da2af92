"""From a question as asked to a query that can be searched."""

from __future__ import annotations

from datetime import date

from assistant.domain import Language, Query, Question, Reference
from assistant.law.references import find_references
from assistant.retrieval.jurisdiction import settle
from assistant.retrieval.language import identify


def understand(question: Question, search_text: str, today: date) -> Query:
    """Return the query for a question; ``search_text`` is the question with what a follow-up leaves unsaid added."""
    references = find_references(search_text)
    language = question.language or identify(question.text, _expected(question, references))
    return Query(
        text=search_text,
        language=language,
        jurisdiction=settle(search_text, language, question.jurisdiction),
        as_of=question.as_of or today,
        references=references,
    )


def _expected(question: Question, references: tuple[Reference, ...]) -> Language | None:
    """Return the language a text too short to tell is taken for: the conversation's, the country's, the act's."""
    place = question.jurisdiction
    if place is None and not question.history:
        place = next((reference.jurisdiction for reference in references), None)
    home = place.home_language if place else None
    return identify(question.history[-1].question, home) if question.history else home
