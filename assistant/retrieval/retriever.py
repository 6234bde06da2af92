"""From a query to ranked passages: one search of the index, the provisions the question names, and one fused score."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Authority, Hit, Language, Query
from assistant.embedding.base import Embedder
from assistant.index.candidates import Candidates
from assistant.index.index import Index
from assistant.retrieval.fusion import fuse

NAMED_PROVISION = 10.0
"""Added to a provision the question names: more than any other passage can reach."""

SAME_LANGUAGE = 0.06
"""Added to a passage in the asker's language: it decides between two that say the same."""

DEFAULT_LIMIT = 8


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
        scores = fuse(candidates.dense, candidates.best_unit, candidates.lexical)
        scores[np.isin(candidates.numbers, named)] += NAMED_PROVISION
        scores += SAME_LANGUAGE * self._in_language(candidates, query.language)
        return tuple(self._index.hits(candidates, scores, limit))

    def _in_language(self, candidates: Candidates, language: Language) -> NDArray[np.float32]:
        return self._index.in_language(candidates.numbers, language).astype(np.float32)


def is_law(hit: Hit) -> bool:
    """Return whether a hit is binding text or a digest of it."""
    return hit.passage.document.authority in (
        Authority.law,
        Authority.regulation,
        Authority.directive,
        Authority.digest,
    )
