"""Questions the corpus can answer next: headings of the cited documents that are themselves questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from assistant.answering.draft import Draft
from assistant.domain import Kind
from assistant.index.index import Index

_MOST = 3


def follow_ups(draft: Draft, index: Index) -> Draft:
    """Add up to three questions from the articles found, in the asker's language, that this answer did not take up."""
    return replace(draft, follow_ups=tuple(islice(_questions(draft, index), _MOST)))


def _questions(draft: Draft, index: Index) -> Iterator[str]:
    query = draft.understood()
    taken = {heading for source in draft.sources for heading in source.passage.heading_path} | {draft.question.text}
    documents = {
        hit.passage.document.id: None
        for hit in draft.hits
        if hit.passage.document.language is query.language and hit.passage.document.kind is not Kind.act
    }
    for document_id in documents:
        for heading in index.catalogue.headings(document_id):
            if heading.endswith("?") and heading not in taken:
                taken.add(heading)
                yield heading
