"""A section on another procedure than the one asked about stands back: what it says is true, and beside the matter."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Hit
from assistant.retrieval.headings import heading_of
from assistant.retrieval.retriever import NAMED_PROVISION
from assistant.retrieval.terms import Terms

PROCEDURES = frozenset(
    {
        "open-procedure",
        "restricted-procedure",
        "competitive-procedure-with-negotiation",
        "negotiated-procedure-without-notice",
        "competitive-dialogue",
        "innovation-partnership",
    }
)
"""The procedures of Article 26 of Directive 2014/24/EU, by the ids of terms.toml: a purchase follows one of them."""
OTHER = 0.3
"""Taken off a hit whose heading names only other procedures than the question."""


def of_the_procedure(draft: Draft, terms: Terms) -> Draft:
    """Return the draft with hits on other procedures moved down, where the question names one."""
    query = draft.understood()
    asked = terms.named(query.text, query.language, also=True) & PROCEDURES
    if not asked:
        return draft

    def own(hit: Hit) -> Hit:
        language = hit.passage.document.language
        named = terms.named(heading_of(hit.passage), language, also=True) & PROCEDURES
        is_other = bool(named) and not named & asked and hit.score < NAMED_PROVISION
        return replace(hit, score=hit.score - OTHER) if is_other else hit

    return replace(draft, hits=tuple(sorted(map(own, draft.hits), key=lambda hit: -hit.score)))
