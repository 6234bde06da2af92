"""The terms an answer uses, each with its definition, for readers who do not know them."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Term
from assistant.retrieval.terms import Terms

_MOST = 5


def explain(draft: Draft, terms: Terms) -> Draft:
    """Add up to five terms of the statements; a term whose definition the answer gives itself is left out."""
    reader = draft.understood().language
    said = " ".join(statement.text for statement in draft.statements)
    found: dict[str, Term] = {}
    for language in dict.fromkeys(statement.language for statement in draft.statements):
        text = " ".join(statement.text for statement in draft.statements if statement.language is language)
        for term in terms.explained(text, language, reader):
            if term.definition not in said:
                found.setdefault(term.label, term)
    return replace(draft, terms=tuple(found.values())[:_MOST])
