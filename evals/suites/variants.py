"""The product's retrieval with one part taken out, for ablations: composed of its own parts, without settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from assistant.domain import Hit, Passage, Query
from assistant.embedding.base import Embedder
from assistant.index import layout
from assistant.index.asked import NONE
from assistant.index.candidates import Candidates
from assistant.index.index import Index
from assistant.index.lexical import Lexical
from assistant.index.words import stem_terms, stems
from assistant.retrieval.fusion import Scores
from assistant.retrieval.retriever import DEFAULT_LIMIT, Retriever
from assistant.retrieval.terms import Terms
from evals.case import provision_of

Alter = Callable[[Candidates, Query], Candidates]


@dataclass(frozen=True, slots=True)
class Variant:
    """A retrieval, and the terms by which its thin results get a second look."""

    name: str
    make: Callable[[Index, Embedder], Retriever]
    terms: Callable[[], Terms] = Terms.open


class _Altered(Retriever):
    """Ranks by altered scores of each candidate."""

    def __init__(self, index: Index, embedder: Embedder, alter: Alter) -> None:
        super().__init__(index, embedder)
        self._alter = alter

    def _scores(self, candidates: Candidates, query: Query) -> Scores:
        return super()._scores(self._alter(candidates, query), query)


class _NotFollowing(Retriever):
    """Leaves the references of articles where they stand."""

    def _rested_on(self, passage: Passage, query: Query) -> Iterator[int]:
        return iter(())


class _NotNamed(Retriever):
    """Takes a named provision for words like others."""

    def retrieve(self, query: Query, limit: int = DEFAULT_LIMIT) -> tuple[Hit, ...]:
        return super().retrieve(replace(query, references=()), limit)


class _NoOtherWords(Terms):
    """Knows no term in another language."""

    def expanded(self, query: Query) -> None:
        return None


def _altered(alter: Callable[[Index], Alter]) -> Callable[[Index, Embedder], Retriever]:
    return lambda index, embedder: _Altered(index, embedder, alter(index))


def _dense_only(_: Index) -> Alter:
    return lambda found, _query: replace(found, lexical=np.zeros_like(found.lexical))


def _words_only(_: Index) -> Alter:
    def alter(found: Candidates, _query: Query) -> Candidates:
        nothing = np.zeros_like(found.dense)
        return replace(_unasked(found), dense=nothing, best_unit=nothing)

    return alter


def _without_grams(index: Index) -> Alter:
    lexical = Lexical(index.folder / layout.LEXICAL, index.manifest.passages)

    def alter(found: Candidates, query: Query) -> Candidates:
        scores = lexical.scores(stem_terms(stems(query.text, query.language)))
        return replace(found, lexical=scores[found.numbers].astype(np.float32))

    return alter


def _without_units(_: Index) -> Alter:
    return lambda found, _query: replace(found, best_unit=found.dense)


def _without_asked(_: Index) -> Alter:
    return lambda found, _query: _unasked(found)


def _without_kinship(_: Index) -> Alter:
    return lambda found, _query: replace(found, kinship=np.full_like(found.kinship, NONE))


def _unasked(found: Candidates) -> Candidates:
    none = np.full_like(found.asked, NONE)
    return replace(found, asked=none, kinship=none)


PRODUCT = Variant("product", Retriever)
DENSE = Variant("dense only", _altered(_dense_only))
WORDS = Variant("BM25 only", _altered(_words_only))
ALL = (
    PRODUCT,
    DENSE,
    WORDS,
    Variant("without 5-grams", _altered(_without_grams)),
    Variant("without sentence vectors", _altered(_without_units)),
    Variant("without asked questions", _altered(_without_asked)),
    Variant("without kinship", _altered(_without_kinship)),
    Variant("without terms", Retriever, _NoOtherWords.open),
    Variant("without named provisions", _NotNamed),
    Variant("without following references", _NotFollowing),
)


def provisions_of(hits: tuple[Hit, ...]) -> list[str | None]:
    """Return the provision of each hit as gold labels name it, None for a passage of no provision."""
    return [provision_of(hit.passage) for hit in hits]
