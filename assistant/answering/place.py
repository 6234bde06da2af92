"""An answer says which country it is about, where that is not plain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Jurisdiction, Outcome
from assistant.index.index import Index
from assistant.outcomes import frame, place_name
from assistant.retrieval.jurisdiction import named_in


def tell_place(draft: Draft, index: Index) -> Draft:
    """Note that another country than the asker's setting is answered for, and that a country's own law is missing.

    A question that names a country without law in the index gets a partial answer, unless a source speaks of it.
    """
    query = draft.understood()
    foreign = not index.has_sources_of(query.jurisdiction) and query.jurisdiction in named_in(query.text)
    partly = foreign and draft.outcome is Outcome.answered and not _told(draft, query.jurisdiction)
    outcome = Outcome.partly_answered if partly else draft.outcome
    return replace(draft, outcome=outcome, notes=(*draft.notes, *_notes(draft, index)))


def _told(draft: Draft, place: Jurisdiction) -> bool:
    return any(place in named_in(statement.text) for statement in draft.statements)


def _notes(draft: Draft, index: Index) -> Iterator[str]:
    query, chosen = draft.understood(), draft.question.jurisdiction
    name = place_name(query.jurisdiction, query.language)
    if not index.has_sources_of(query.jurisdiction):
        yield frame("no_law_of", query.language).format(name)
    elif chosen and chosen is not query.jurisdiction:
        yield frame("place", query.language).format(name)
