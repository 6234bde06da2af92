"""The stage that turns the asked question into a query."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.answering.condense import search_text
from assistant.answering.draft import Draft
from assistant.retrieval import understand as retrieval


def understand(draft: Draft, today: date) -> Draft:
    """Add the query: language, jurisdiction, as-of date and the provisions the question names."""
    return replace(draft, query=retrieval.understand(draft.question, search_text(draft.question), today))
