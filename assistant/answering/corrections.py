"""A reference that is no longer right, or names nothing known, is put right before the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Query
from assistant.index.index import Index
from assistant.law.dead import dead_reference, replaced_act, replacement
from assistant.law.references import named_acts
from assistant.law.resolve import resolve, with_act
from assistant.law.sentences import cited_reference, sentence


def correct(draft: Draft, index: Index) -> Draft:
    """Add a note for each provision the question names that moved, and each act that was replaced or is not known."""
    query = draft.understood()
    return replace(draft, notes=(*draft.notes, *dict.fromkeys(_notes(query, index))))


def _notes(query: Query, index: Index) -> Iterator[str]:
    acts = {name for name, _ in named_acts(query.text)}
    replaced = {name: act for name in acts if (act := replaced_act(name, query.as_of))}
    yield from (replacement(act, query.language) for act in replaced.values())
    for reference in query.references:
        if dead := dead_reference(reference, query.as_of):
            yield dead.correction(query.language)
        elif reference.act not in replaced and not resolve(index.catalogue, reference, query.jurisdiction):
            named = cited_reference(with_act(reference, query.jurisdiction), query.language)
            yield sentence("unknown", query.language, old=named)
