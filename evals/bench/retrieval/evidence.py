"""What one search brings, kept so that many ways to weigh it can be compared without searching again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Jurisdiction
from assistant.embedding.base import Embedder
from assistant.index import Index
from evals.bench.retrieval.sets import SetQuestion

TOP = 10


@dataclass(frozen=True, slots=True)
class Evidence:
    """The candidates of one question; arrays have shape (candidates,)."""

    question: SetQuestion
    pids: tuple[str, ...]
    dense: NDArray[np.float32]
    best_unit: NDArray[np.float32]
    lexical: NDArray[np.float32]
    nearest: tuple[str, ...]
    """The passages nearest by cosine, found by comparing with every passage: what dense search alone could reach."""

    def ranked(self, scores: NDArray[np.floating]) -> list[str]:
        """Return the passages by falling score."""
        return [self.pids[place] for place in np.argsort(-scores, kind="stable").tolist()]


def gather(questions: Sequence[SetQuestion], index: Index, embedder: Embedder) -> Iterator[Evidence]:
    """Search the index's widest scope for every question."""
    passages = index.manifest.passages
    names = [index.catalogue.passage(number).id for number in range(passages)]
    vectors = np.stack([index.vector(number) for number in range(passages)])
    for question in questions:
        vector = embedder.query_vector(question.text)
        found = index.candidates(Jurisdiction.EU, vector, question.text, question.language)
        pids = tuple(names[number] for number in found.numbers.tolist())
        nearest = np.argsort(-(vectors @ vector), kind="stable")[:TOP].tolist()
        near = tuple(names[number] for number in nearest)
        yield Evidence(question, pids, found.dense, found.best_unit, found.lexical, near)
