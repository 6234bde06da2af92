"""A question that sets countries or methods side by side is answered for each in turn, from each one's own sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from assistant.answering.compose import compose, with_quoted
from assistant.answering.draft import Draft
from assistant.answering.second_look import second_look
from assistant.answering.weigh import weigh
from assistant.domain import Hit, Jurisdiction, Query, Source, Statement
from assistant.index.function_words import function_words
from assistant.index.index import Index
from assistant.retrieval.headings import heading_of
from assistant.retrieval.interrogative import compares
from assistant.retrieval.jurisdiction import named_in, without_places
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.terms import Terms

_STATEMENTS = 3
"""For each side."""
_SHARED_NOUN = re.compile(r"\b(\w+) (och|og|and|eller|or|vs|mot) (\w+) (\w+)")


def sides(draft: Draft, index: Index, terms: Terms) -> tuple[Query, ...]:
    """Return a query for each country or method that the question sets side by side; none where it asks of one."""
    query = draft.understood()
    if countries := _countries(query, index):
        return countries
    methods = _methods(query, terms)
    return () if draft.hits and _compared_at_once(draft.hits[0], methods, terms) else methods


def _countries(query: Query, index: Index) -> tuple[Query, ...]:
    """Return the query for each country it names, of those the index has sources of, if there are two or more."""
    named = [place for place in named_in(query.text) if place is not Jurisdiction.EU]
    known = [place for place in named if index.has_sources_of(place)]
    text = without_places(query.text)
    return tuple(replace(query, jurisdiction=place, text=text) for place in known) if len(known) > 1 else ()


def _methods(query: Query, terms: Terms) -> tuple[Query, ...]:
    """Return the query for each term it compares: what is asked, less the other terms and the words that compare.

    "Open and restricted procedure" is read as "open procedure and restricted procedure".
    """
    if query.references or not compares(query.text):
        return ()
    texts = terms.apart(query.text, query.language)
    texts = texts or terms.apart(_SHARED_NOUN.sub(r"\1 \4 \2 \3 \4", query.text), query.language)
    return tuple(replace(query, text=_content(text, query)) for text in texts)


def _compared_at_once(hit: Hit, queries: Sequence[Query], terms: Terms) -> bool:
    """Return whether a passage's heading names all that is compared: it says the difference itself."""
    said = terms.named(heading_of(hit.passage), hit.passage.document.language, also=True)
    return all(terms.named(query.text, query.language, also=True) & said for query in queries)


def _content(text: str, query: Query) -> str:
    empty = function_words(query.language)
    return " ".join(word for word in re.findall(r"\w+", text) if word.lower() not in empty and not compares(word))


def compose_each(draft: Draft, queries: Sequence[Query], index: Index, retriever: Retriever, terms: Terms) -> Draft:
    """Compose a short answer for each side and set them one after the other, sources numbered throughout."""
    statements: list[Statement] = []
    sources: list[Source] = []
    for own in queries:
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
    notes = with_quoted(draft, statements)
    return replace(draft, statements=tuple(statements), sources=tuple(sources), notes=notes)
