"""From a query to ranked passages: one search, and what the question and the best passages refer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

import numpy as np

from assistant.domain import Authority, Document, Hit, Jurisdiction, Kind, Passage, Query
from assistant.embedding.base import Embedder, Vector
from assistant.index.candidates import Candidates
from assistant.index.index import Index, best_first
from assistant.law.dead import with_living
from assistant.law.references import context_of, find_references
from assistant.law.resolve import holds, resolve
from assistant.retrieval.fusion import Scores, fuse
from assistant.retrieval.interrogative import asks_amount, asks_counterpart, asks_meaning
from assistant.retrieval.language import corpus_language

NAMED_PROVISION = 10.0
"""Added to a provision the question names: more than any other passage can reach."""

LIVING = 1.0
"""Added besides where the rule of a dead reference stands now: it is what the asker needs."""

NAMED_CHAPTER = 0.5
"""Added to the provisions of a chapter the question names: they come first where they bear on it at all."""

HEADED = 0.5
"""Added to the passages whose heading is the question itself, as a suggested follow-up is."""

SAME_LANGUAGE = 0.06
"""Added to a passage in the asker's language: it decides between two that say the same."""

BEHIND = 0.3
"""Taken off the EU's rules where a country is asked about that has sources of its own: they stand behind its law."""

REFERRED = 0.3
"""Added to a provision that one of the best articles rests on; it is ranked a STEP behind that article at best."""
STEP = 0.01

LEADING = 6
"""Hits among which those articles are looked for."""
REFERRING = 3
"""Of the best articles (or provisions), how many lead on to the provisions they rest on."""

TRANSLATED = 0.4
"""Taken off data in the asker's language about a country that writes another: it is nearer than that country's law."""

FOLLOWED = 6
"""Provisions a passage names that are followed, the first ones: more of them are a list, not what it rests on."""

REPEATED = 0.2
"""Taken off each further passage of one article, so that an article does not crowd out the law it explains."""

VARIED = 30
"""Hits among which that is done."""

DEFAULT_LIMIT = 12


class Retriever:
    """Finds passages in one index."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        """Search ``index`` with the embedder it was built with."""
        self._index = index
        self._embedder = embedder
        self._vectors: dict[str, Vector] = {}

    def retrieve(self, query: Query, limit: int = DEFAULT_LIMIT) -> tuple[Hit, ...]:
        """Return up to ``limit`` passages that hold for the query's jurisdiction and day, best first."""
        named = self._named(query)
        candidates = self._index.candidates(
            query.jurisdiction,
            self._vector(query.text),
            query.text,
            query.language,
            query.as_of,
            list(named),
        )
        if not len(candidates):
            return ()
        scores = self._scores(candidates, query)
        scores += np.array([named.get(number, 0.0) for number in candidates.numbers.tolist()], np.float32)
        referring = self._referring(self._ranked(candidates, scores, LEADING), candidates, query)
        if referring:
            candidates, scores = self._with_referred(candidates, scores, referring, query)
        ranked = self._ranked(candidates, scores, max(VARIED, limit))
        wanted = (_without_head_start(one, query) for one in ranked if _is_wanted(one.document, query))
        varied = _varied(sorted(wanted, key=lambda one: -one.score), limit)
        return tuple(self._index.hit(candidates, one.place, one.score) for one in varied)

    def leaning(self, query: Query) -> float:
        """Return how much the query is like questions the sources answer (above 0) or like others (below 0)."""
        return self._index.leaning(self._vector(query.text))

    def _vector(self, text: str) -> Vector:
        if text not in self._vectors:
            self._vectors[text] = self._embedder.query_vector(text)
        return self._vectors[text]

    def _named(self, query: Query) -> dict[int, float]:
        """Return the passages of what the question names, provisions, chapters or a heading, and what raises each.

        A dead reference leads to the living. Where no wording of the day is known it is the nearest one's: the answer
        says so.
        """
        raised = {number: HEADED for number in self._headed(query)}
        for reference in with_living(query.references, query.as_of):
            more = NAMED_CHAPTER if reference.whole_chapter else NAMED_PROVISION
            more += LIVING if reference not in query.references else 0.0
            for number in resolve(self._index.catalogue, reference, query.jurisdiction, query.as_of):
                raised[number] = max(more, raised.get(number, 0.0))
        return raised

    def _headed(self, query: Query) -> Iterator[int]:
        """Yield the passages, of those that may bear on the asker's jurisdiction, whose heading is the question."""
        catalogue = self._index.catalogue
        for number in catalogue.headed(query.text):
            if catalogue.document_of(number).jurisdiction in (None, query.jurisdiction, Jurisdiction.EU):
                yield number

    def _scores(self, candidates: Candidates, query: Query) -> Scores:
        scores = fuse(candidates.dense, candidates.best_unit, candidates.asked, candidates.kinship, candidates.lexical)
        own_language = self._index.in_language(candidates.numbers, query.language)
        behind = self._index.of_jurisdiction(candidates.numbers, Jurisdiction.EU)
        national = query.jurisdiction is not Jurisdiction.EU and self._index.has_sources_of(query.jurisdiction)
        return np.asarray(scores + SAME_LANGUAGE * own_language - BEHIND * behind * national, np.float32)

    def _ranked(self, candidates: Candidates, scores: Scores, limit: int) -> list[_Ranked]:
        document_of, numbers = self._index.catalogue.document_of, candidates.numbers
        places = best_first(scores, limit)
        return [_Ranked(place, float(scores[place]), document_of(int(numbers[place]))) for place in places]

    def _referring(self, leading: Sequence[_Ranked], candidates: Candidates, query: Query) -> dict[int, float]:
        """Return the provisions the best articles rest on, by passage number, with the score of the article.

        Where no article leads, the best provisions do: the conditions of a rule may stand in another one.
        """
        articles = [one for one in leading if not _is_law(one.document)]
        found: dict[int, float] = {}
        for one in (articles or leading)[:REFERRING]:
            passage = self._index.catalogue.passage(int(candidates.numbers[one.place]))
            for number in self._rested_on(passage, query):
                found.setdefault(number, one.score)
        return found

    def _rested_on(self, passage: Passage, query: Query) -> Iterator[int]:
        """Yield the passages of the provisions that a passage names in the asker's own law or the EU's."""
        catalogue, lawful = self._index.catalogue, (query.jurisdiction, Jurisdiction.EU)
        for reference in find_references(passage.text, context_of(passage))[:FOLLOWED]:
            if reference.jurisdiction in lawful and not reference.whole_chapter:
                numbers = resolve(catalogue, reference, query.jurisdiction)
                yield from (number for number in numbers if holds(catalogue.passage(number), query.as_of))

    def _with_referred(
        self, candidates: Candidates, scores: Scores, referring: Mapping[int, float], query: Query
    ) -> tuple[Candidates, Scores]:
        before = dict(zip(candidates.numbers.tolist(), scores.tolist(), strict=True))
        more = self._index.extended(candidates, list(referring))
        raised = self._scores(more, query)
        for place, number in enumerate(more.numbers.tolist()):
            own = before.get(number, float(raised[place]))
            raised[place] = max(own, min(own + REFERRED, referring[number] - STEP)) if number in referring else own
        return more, raised


class _Ranked(NamedTuple):
    """A candidate by its place, with as much as its order depends on: its passage is read when it is a hit."""

    place: int
    score: float
    document: Document


def _varied(ranked: Sequence[_Ranked], limit: int) -> Sequence[_Ranked]:
    """Return the best ``limit`` candidates after the further passages of each article have been moved down.

    Where no law was found, nothing needs room.
    """
    if not any(_is_law(one.document) for one in ranked):
        return ranked[:limit]
    said: Counter[str] = Counter()
    lowered = []
    for place, score, document in ranked:
        lowered.append(_Ranked(place, score - REPEATED * said[document.id], document))
        said[document.id] += document.kind not in (Kind.act, Kind.digest)
    return sorted(lowered, key=lambda one: -one.score)[:limit]


def _without_head_start(one: _Ranked, query: Query) -> _Ranked:
    """Return the candidate, less what the asker's language gives to data on a country of another language."""
    home = query.jurisdiction.home_language
    abroad = home is not None and home is not query.language and one.document.language is not home
    return one._replace(score=one.score - TRANSLATED) if abroad and one.document.kind is Kind.data else one


def _is_wanted(document: Document, query: Query) -> bool:
    """Return whether a passage may be used: data only in the asker's language, and where the question asks for such."""
    if document.kind is not Kind.data:
        return True
    own = document.language is corpus_language(query.language)
    asked = _ASKED_OF_DATA.get(PurePosixPath(document.path).stem)
    return own and (asked is None or asked(query.text))


_ASKED_OF_DATA: dict[str, Callable[[str], bool]] = {
    "terms": asks_meaning,
    "amounts": asks_amount,
    "concordance": asks_counterpart,
}
"""What a question must ask for each data file of the corpus to bear on it."""


def is_law(hit: Hit) -> bool:
    """Return whether a hit is binding text or a digest of it."""
    return _is_law(hit.passage.document)


def _is_law(document: Document) -> bool:
    return document.authority in _LAW


_LAW = frozenset({Authority.law, Authority.regulation, Authority.directive, Authority.digest})
