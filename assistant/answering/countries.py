"""A question that names two countries is answered for each, one after the other, from that country's own sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from assistant.answering.compose import compose
from assistant.answering.draft import Draft
from assistant.answering.second_look import second_look
from assistant.answering.weigh import weigh
from assistant.domain import Jurisdiction, Source, Statement
from assistant.index.index import Index
from assistant.retrieval.jurisdiction import named_in, without_places
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.terms import Terms

_STATEMENTS = 3
"""For each country."""


def countries_compared(draft: Draft, index: Index) -> tuple[Jurisdiction, ...]:
    """Return the countries that a question names, of those the index has sources of, if there are two or more."""
    named = [place for place in named_in(draft.understood().text) if place is not Jurisdiction.EU]
    known = tuple(place for place in named if place in index.manifest.scopes)
    return known if len(known) > 1 else ()


def compose_each(
    draft: Draft, countries: Sequence[Jurisdiction], index: Index, retriever: Retriever, terms: Terms
) -> Draft:
    """Compose a short answer for each country and set them one after the other, sources numbered throughout."""
    statements: list[Statement] = []
    sources: list[Source] = []
    notes: dict[str, None] = dict.fromkeys(draft.notes)
    for country in countries:
        query = draft.understood()
        own = replace(query, jurisdiction=country, text=without_places(query.text))
        found = second_look(replace(draft, query=own, hits=retriever.retrieve(own)), retriever, terms)
        found = weigh(found, retriever.leaning(own))
        if not found.hits:
            continue
        part = compose(found, index)
        said = tuple(islice((s for s in part.statements if s.text not in {o.text for o in statements}), _STATEMENTS))
        used = sorted({number for statement in said for number in statement.citations})
        renumbered = {old: len(sources) + new for new, old in enumerate(used, start=1)}
        statements += [replace(s, citations=tuple(renumbered[n] for n in s.citations)) for s in said]
        sources += [replace(s, number=renumbered[s.number]) for s in part.sources if s.number in renumbered]
        notes |= dict.fromkeys(part.notes)
    return replace(draft, statements=tuple(statements), sources=tuple(sources), notes=tuple(notes))
