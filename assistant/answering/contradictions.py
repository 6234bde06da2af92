"""Two sources that give one matter different figures are both shown, the weightier or newer one first, and it is said.

A wrong alarm would cost an answer its trust, so much must agree before two sentences are held to contradict each other:
same_matter.py. Where no statement measures anything, nothing is looked for and nothing embedded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.draft import Draft
from assistant.answering.same_matter import Ruling, apart, rulings, same_situation, same_words, states
from assistant.answering.verification.figures import Figure
from assistant.domain import Authority, Kind, Language, Passage, Source, Statement
from assistant.embedding.base import Embedder, SpannedText
from assistant.law.resolve import holds
from assistant.outcomes import frame

SAME_MATTER = 0.90
"""Cosine from which two sentences can rule the same thing: of those that do the lowest has 0.918 (n 20)."""
COMPARED = 6
"""Pairs whose cosine is computed, those of the weightiest other sources first."""
MOST = 2
"""Contradictions told in one answer."""
_QUOTED = {Language.sv: "”{}”", Language.nb: "«{}»", Language.nn: "«{}»", Language.da: "»{}«"}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A ruling of the answer and one of another document, with the figures in which they differ."""

    said: Ruling
    other: Ruling
    figures: tuple[tuple[Figure, ...], tuple[Figure, ...]]

    def ranked(self) -> tuple[tuple[Ruling, tuple[Figure, ...]], tuple[Ruling, tuple[Figure, ...]]]:
        """Return both with their figures, the one to follow first."""
        mine, theirs = (self.said, self.figures[0]), (self.other, self.figures[1])
        return (theirs, mine) if _rank(self.other.passage) < _rank(self.said.passage) else (mine, theirs)


def show_contradictions(draft: Draft, embedder: Embedder) -> Draft:
    """Return the draft with both sides of each contradiction cited, the one to follow first, and a note on each."""
    told = set[frozenset[str]]()
    for found in _contradictions(draft, embedder):
        (first, its), (second, others) = found.ranked()
        figures = frozenset((_named(its), _named(others)))
        if figures not in told and len(told) < MOST:
            told.add(figures)
            draft = _shown(draft, first, second)
            note = _note(first, _named(its), second, _named(others), draft.understood().language)
            draft = replace(draft, notes=(*draft.notes, note))
    return draft


def _contradictions(draft: Draft, embedder: Embedder) -> Iterator[Contradiction]:
    """Yield for each ruling of the answer the weightiest one that contradicts it."""
    pairs = sorted(_candidates(draft), key=lambda pair: _rank(pair.other.passage))[:COMPARED]
    if not pairs:
        return
    texts = list(dict.fromkeys(text for pair in pairs for text in (pair.said.text, pair.other.text)))
    vectors = dict(zip(texts, embedder.passage_matrices([SpannedText(text) for text in texts]), strict=True))
    seen = set[str]()
    for pair in pairs:
        cosine = float(vectors[pair.said.text][0] @ vectors[pair.other.text][0])
        if cosine >= SAME_MATTER and pair.said.text not in seen:
            seen.add(pair.said.text)
            yield pair


def _candidates(draft: Draft) -> Iterator[Contradiction]:
    as_of = draft.understood().as_of
    said = [ruling for ruling in _said(draft) if _known_on(ruling.passage, as_of)]
    if not said:
        return
    passages = [hit.passage for hit in draft.hits if _known_on(hit.passage, as_of)]
    others = [ruling for passage in passages for ruling in rulings(passage)]
    for mine in said:
        for other in others:
            figures = apart(mine, other)
            if figures and _of_one_place(mine.passage, other.passage) and _rules_the_same(mine, other):
                found = Contradiction(mine, other, figures)
                if not _reconciled(found, others):
                    yield found


def _said(draft: Draft) -> Iterator[Ruling]:
    by_number = {source.number: source.passage for source in draft.sources}
    for statement in draft.statements:
        passages = (by_number[number] for number in statement.citations if number in by_number)
        if passage := next((passage for passage in passages if statement.text in passage.unit_texts()), None):
            yield from (ruling for ruling in rulings(passage) if ruling.text == statement.text)


def _known_on(passage: Passage, day: date) -> bool:
    """Return whether a passage holds on ``day`` and was not published or checked after it only."""
    first = _dated(passage)
    return holds(passage, day) and (first is None or first <= day)


def _of_one_place(one: Passage, other: Passage) -> bool:
    """Return whether two passages of two documents can hold in one jurisdiction."""
    here, there = one.document.jurisdiction, other.document.jurisdiction
    return one.document.id != other.document.id and (here is there or here is None or there is None)


def _rules_the_same(one: Ruling, other: Ruling) -> bool:
    return same_words(one, other) and same_situation(one, other)


def _reconciled(found: Contradiction, others: Sequence[Ruling]) -> bool:
    """Return whether either side knows the other's figure too, or a source as weighty as the first has the second's.

    Then there are two figures for two situations, and the sentences do not name what parts them.
    """
    (first, its), (second, others_figures) = found.ranked()
    if states(its, rulings(second.passage)) or states(others_figures, rulings(first.passage)):
        return True
    weight = first.passage.document.authority.rank
    heavy = (ruling for ruling in others if ruling.passage.document.authority.rank <= weight)
    elsewhere = (ruling for ruling in heavy if ruling.passage.document.id != second.passage.document.id)
    return states(others_figures, [ruling for ruling in elsewhere if same_words(second, ruling)])


def _rank(passage: Passage) -> tuple[int, int]:
    """Return what decides which source is followed, the lower one: authority, then how new it is."""
    day = _dated(passage)
    return passage.document.authority.rank, -day.toordinal() if day else 0


def _dated(passage: Passage) -> date | None:
    document = passage.document
    return passage.valid_from or document.valid_from or document.published or document.checked


def _shown(draft: Draft, first: Ruling, second: Ruling) -> Draft:
    """Return the draft with both sentences said and cited, ``first`` before what is said of the other's passage."""
    for ruling in (first, second):
        draft = _cited(draft, ruling)
    number = {source.passage.id: source.number for source in draft.sources}
    one, two = _statement(first, number), _statement(second, number)
    said = list(draft.statements)
    if one in said and two in said and said.index(one) < said.index(two):
        return draft
    if two not in said:
        last = max(place for place, statement in enumerate(said) if number[first.passage.id] in statement.citations)
        return replace(draft, statements=(*said[: last + 1], two, *said[last + 1 :]))
    leading = next((statement for statement in said if statement.text == one.text), one)
    rest = [statement for statement in said if statement is not leading]
    place = next(place for place, other in enumerate(rest) if number[second.passage.id] in other.citations)
    return replace(draft, statements=(*rest[:place], leading, *rest[place:]))


def _statement(ruling: Ruling, number: dict[str, int]) -> Statement:
    document = ruling.passage.document
    return Statement(ruling.text, document.language, document.authority, (number[ruling.passage.id],))


def _cited(draft: Draft, ruling: Ruling) -> Draft:
    """Return the draft with the ruling's passage among its sources and the ruling within what is quoted of it."""
    passage, unit = ruling.passage, ruling.passage.units[ruling.place]
    for place, source in enumerate(draft.sources):
        if source.passage.id == passage.id:
            start = passage.text.find(source.quote)
            quote = passage.text[min(start, unit.start) : max(start + len(source.quote), unit.end)]
            widened = (*draft.sources[:place], replace(source, quote=quote), *draft.sources[place + 1 :])
            return replace(draft, sources=widened)
    number = max((source.number for source in draft.sources), default=0) + 1
    return replace(draft, sources=(*draft.sources, Source(number, passage, ruling.text)))


def _note(first: Ruling, its: str, second: Ruling, others: str, language: Language) -> str:
    one, two = first.passage, second.passage
    lawful = one.document.authority.rank <= Authority.digest.rank
    if two.document.authority is Authority.local_policy and lawful:
        return frame("local_policy", language).format(others, its)
    heavier = one.document.authority.rank < two.document.authority.rank
    why = "heavier" if heavier else "newer" if _rank(one) < _rank(two) else "equal"
    return frame(f"differ_{why}", language).format(_title(one, language), its, _title(two, language), others)


def _title(passage: Passage, language: Language) -> str:
    """Return how a note calls a source: a provision as it is cited, else the document's title and who published it."""
    document = passage.document
    if passage.provision and document.act and document.kind is not Kind.data:
        return f"{document.act} {passage.locator.split(' – ')[0]}"
    named = _QUOTED.get(language, "“{}”").format(document.title)
    year = str(document.published.year) if document.published else None
    by = ", ".join(part for part in (document.publisher, year) if part)
    return f"{named} ({by})" if by else named


def _named(found: Sequence[Figure]) -> str:
    return ", ".join(dict.fromkeys(figure.said.rstrip(".") for figure in found))
