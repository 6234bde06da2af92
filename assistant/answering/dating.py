"""Law has dates: an answer says where it shows another day's wording, and where today's answer would be another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.answering.draft import Draft
from assistant.domain import Kind, Query
from assistant.index.index import Index
from assistant.law.days import in_words
from assistant.law.sentences import sentence
from assistant.law.wordings import Wording, notes_on, state_notes


def date_sources(draft: Draft, index: Index, today: date) -> Draft:
    """Add what must be said of the wordings cited, in the asker's language."""
    return replace(draft, notes=(*draft.notes, *dict.fromkeys(_notes(draft, draft.understood(), index, today))))


def _notes(draft: Draft, query: Query, index: Index, today: date) -> Iterator[str]:
    passages = [s.passage for s in draft.sources if s.passage.provision is not None and s.passage.document.act]
    for passage in passages:
        yield from state_notes(Wording((passage,)), query.as_of, query.language)
    if ended := _ended(draft, today):
        yield sentence("figures_end", query.language, day=in_words(ended, query.language))
    if checked := _described(draft, query.as_of):
        days = {"checked": in_words(checked, query.language), "day": in_words(query.as_of, query.language)}
        yield sentence("guidance_of_another_day", query.language, **days)
    yield from notes_on(index.catalogue, passages, query.as_of, today, query.language)


def _described(draft: Draft, as_of: date) -> date | None:
    """Return the day the guidance cited was checked, if after the day asked about: it has no dates of its own."""
    documents = [s.passage.document for s in draft.sources if s.passage.valid_from is None]
    guidance = [d.checked for d in documents if d.kind in (Kind.guidance, Kind.article) and d.checked]
    return max((day for day in guidance if day > as_of), default=None)


def _ended(draft: Draft, today: date) -> date | None:
    """Return the last day of figures cited that no longer hold."""
    data = (s.passage for s in draft.sources if s.passage.document.kind is Kind.data)
    return min((p.valid_to for p in data if p.valid_to and p.valid_to < today), default=None)
