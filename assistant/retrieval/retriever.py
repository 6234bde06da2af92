"""From a query to ranked passages: one search, and what the question and the best passages refer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from assistant.domain import Authority, Hit, Kind, Query
from assistant.embedding.base import Embedder
from assistant.index.candidates import Candidates
from assistant.index.index import Index
from assistant.retrieval.fusion import Scores, fuse
from assistant.retrieval.headings import heading_of
from assistant.retrieval.interrogative import interrogative
from assistant.retrieval.references import find_references

NAMED_PROVISION = 10.0
"""Added to a provision the question names: more than any other passage can reach."""

SAME_LANGUAGE = 0.06
"""Added to a passage in the asker's language: it decides between two that say the same."""

REFERRED = 0.3
"""Added to a provision that one of the best articles rests on; it is ranked behind that article at best."""

LEADING = 6
"""Hits among which those articles are looked for."""
REFERRING = 3
"""Of the best articles, how many lead on to the provisions they rest on."""

REPEATED = 0.2
"""Taken off each further passage of one article, so that an article does not crowd out the law it explains."""

SAME_QUESTION = 0.2
"""Head start, within its article, of a passage whose heading asks with the same question word: how is not when."""

GLOSSARY = 0.3
"""Taken off an entry of the glossary where the question is not what something is."""

VARIED = 30
"""Hits among which that is done."""

DEFAULT_LIMIT = 12


class Retriever:
    """Finds passages in one index."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        """Search ``index`` with the embedder it was built with."""
        self._index = index
        self._embedder = embedder

    def retrieve(self, query: Query, limit: int = DEFAULT_LIMIT) -> tuple[Hit, ...]:
        """Return up to ``limit`` passages that hold for the query's jurisdiction and day, best first."""
        named = [
            number
            for reference in query.references
            for number in self._index.provision(reference, query.jurisdiction, query.as_of)
        ]
        candidates = self._index.candidates(
            query.jurisdiction,
            self._embedder.query_vector(query.text),
            query.text,
            query.language,
            query.as_of,
            named,
        )
        if not len(candidates):
            return ()
        scores = self._scores(candidates, query)
        scores[np.isin(candidates.numbers, named)] += NAMED_PROVISION
        referring = self._referring(self._index.hits(candidates, scores, LEADING), query)
        if referring:
            candidates, scores = self._with_referred(candidates, scores, referring, query)
        return _varied(self._index.hits(candidates, scores, max(VARIED, limit)), query.text, limit)

    def _scores(self, candidates: Candidates, query: Query) -> Scores:
        scores = fuse(candidates.dense, candidates.best_unit, candidates.lexical)
        own_language = self._index.in_language(candidates.numbers, query.language)
        return np.asarray(scores + SAME_LANGUAGE * own_language, np.float32)

    def _referring(self, leading: Sequence[Hit], query: Query) -> dict[int, float]:
        """Return the provisions the best articles rest on, by passage number, with the score of the article."""
        articles = [hit for hit in leading if hit.passage.document.kind is not Kind.act][:REFERRING]
        found: dict[int, float] = {}
        for hit in articles:
            for reference in find_references(hit.passage.text):
                for number in self._index.provision(reference, query.jurisdiction, query.as_of):
                    found.setdefault(number, hit.score)
        return found

    def _with_referred(
        self, candidates: Candidates, scores: Scores, referring: Mapping[int, float], query: Query
    ) -> tuple[Candidates, Scores]:
        before = dict(zip(candidates.numbers.tolist(), scores.tolist(), strict=True))
        more = self._index.extended(candidates, list(referring))
        raised = self._scores(more, query)
        for place, number in enumerate(more.numbers.tolist()):
            own = before.get(number, float(raised[place]))
            raised[place] = max(own, min(own + REFERRED, referring[number])) if number in referring else own
        return more, raised


def _varied(hits: Sequence[Hit], text: str, limit: int) -> tuple[Hit, ...]:
    """Return the best ``limit`` hits after the further passages of each article have been moved down.

    Where no law was found, nothing needs room. An article's passage whose heading opens with the question's own
    question word counts as its first.
    """
    if not any(is_law(hit) for hit in hits):
        return tuple(hits[:limit])
    asks = interrogative(text)
    said: Counter[str] = Counter()
    lowered = []
    for hit in sorted(hits, key=lambda hit: -hit.score - SAME_QUESTION * (asks is not None and asks == _asks(hit))):
        document = hit.passage.document
        aside = GLOSSARY if document.kind is Kind.data and asks != "what" else 0.0
        lowered.append(replace(hit, score=hit.score - REPEATED * said[document.id] - aside))
        said[document.id] += document.kind not in (Kind.act, Kind.digest)
    return tuple(sorted(lowered, key=lambda hit: -hit.score)[:limit])


def _asks(hit: Hit) -> str | None:
    return interrogative(heading_of(hit.passage))


def is_law(hit: Hit) -> bool:
    """Return whether a hit is binding text or a digest of it."""
    return hit.passage.document.authority in (
        Authority.law,
        Authority.regulation,
        Authority.directive,
        Authority.digest,
    )
