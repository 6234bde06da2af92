"""Where the first search found little, the question's terms are said in the other language and searched again."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.weigh import evidence
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.terms import Terms

ENOUGH = 2.0
"""Evidence from which the first search stands."""


def second_look(draft: Draft, retriever: Retriever, terms: Terms) -> Draft:
    """Return the draft with what the second search found, if it is stronger evidence than the first."""
    query = draft.understood()
    leaning = retriever.leaning(query)
    before = evidence(draft.hits, leaning)
    if query.references or before >= ENOUGH or (text := terms.expanded(query)) is None:
        return draft
    wider = replace(query, text=text)
    hits = retriever.retrieve(wider)
    return replace(draft, query=wider, hits=hits) if evidence(hits, retriever.leaning(wider)) > before else draft
