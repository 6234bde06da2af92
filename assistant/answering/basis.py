"""A sentence of guidance or of a data file that names the provision it rests on is cited with that provision too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.compose import WHOLE_PROVISION
from assistant.answering.draft import Draft
from assistant.answering.units import distinct_stems
from assistant.domain import Authority, Jurisdiction, Passage, Source, Statement
from assistant.index.index import Index
from assistant.law.references import context_of, find_references
from assistant.law.resolve import holds, resolve


def cite_basis(draft: Draft, index: Index) -> Draft:
    """Return the draft with the provision that a sentence names first, in the day's wording, cited beside its source.

    A list is left as it is: it names many provisions and rests on none of them.
    """
    for place, statement in enumerate(draft.statements):
        passage = _basis(statement, draft, index)
        draft = draft if passage is None else _citing(draft, place, passage)
    return draft


def _basis(statement: Statement, draft: Draft, index: Index) -> Passage | None:
    cited = next((source.passage for source in draft.sources if source.number in statement.citations), None)
    if cited is None or cited.provision is not None or "\n" in statement.text:
        return None
    place = _place(cited, draft, index)
    for reference in find_references(statement.text, context_of(cited)):
        if reference.jurisdiction in (None, place) and not reference.whole_chapter:
            wordings = _wordings(index, resolve(index.catalogue, reference, place), draft)
            if best := max(wordings, key=lambda passage: _rank(passage, statement), default=None):
                return best
    return None


def _place(cited: Passage, draft: Draft, index: Index) -> Jurisdiction | None:
    """Return whose provisions may be cited: those of the source's country, the EU's only where the asker has no law."""
    asked, own = draft.understood().jurisdiction, cited.document.jurisdiction
    return asked if own is None or (own is Jurisdiction.EU and index.has_sources_of(asked)) else own


def _wordings(index: Index, numbers: tuple[int, ...], draft: Draft) -> Iterator[Passage]:
    passages = (index.catalogue.passage(number) for number in numbers)
    return (passage for passage in passages if holds(passage, draft.understood().as_of))


def _rank(passage: Passage, statement: Statement) -> tuple[bool, int]:
    """Return what decides between passages of one provision: the official text first, then the words in common."""
    return passage.document.authority is not Authority.digest, _shared(passage.text, passage, statement)


def _shared(text: str, passage: Passage, statement: Statement) -> int:
    language = passage.document.language
    return len(distinct_stems(text, language) & distinct_stems(statement.text, statement.language))


def _citing(draft: Draft, place: int, passage: Passage) -> Draft:
    """Return the draft with the passage cited by the statement at ``place``."""
    source = next((source for source in draft.sources if source.passage.id == passage.id), None)
    if source is None:
        number = max(source.number for source in draft.sources) + 1
        source = Source(number, passage, _quote(passage, draft.statements[place]))
        draft = replace(draft, sources=(*draft.sources, source))
    statement = draft.statements[place]
    if source.number in statement.citations:
        return draft
    cited = replace(statement, citations=(*statement.citations, source.number))
    return replace(draft, statements=(*draft.statements[:place], cited, *draft.statements[place + 1 :]))


def _quote(passage: Passage, statement: Statement) -> str:
    """Return a short provision whole; of a longer one the unit that has most of the sentence's words."""
    if len(passage.text) <= WHOLE_PROVISION or not passage.units:
        return passage.text
    return max(passage.unit_texts(), key=lambda text: _shared(text, passage, statement))
