"""A small index with vectors that are sums of words, for stages that need no language model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from assistant.answering.draft import Draft
from assistant.domain import Hit, Jurisdiction, Language, Passage, Query, Question
from assistant.embedding.base import Embedder, Matrix, SpannedText, Vector
from assistant.index import Index
from assistant.law.references import find_references
from tests.assistant.index.samples import DIMENSION, MODEL, publish, vector_of

DAY = date(2026, 11, 22)


class WordSums(Embedder):
    """The vectors that the samples' builds are made of."""

    model_id = MODEL
    dimension = DIMENSION

    def query_vector(self, text: str) -> Vector:
        """Return the vector of a question."""
        return vector_of(text)

    def passage_matrices(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        """Nothing here embeds passages."""
        raise NotImplementedError

    def count_tokens(self, text: str) -> int:
        """Return the number of words."""
        return len(text.split())


def a_query(
    text: str, place: Jurisdiction = Jurisdiction.SE, day: date = DAY, language: Language = Language.sv
) -> Query:
    return Query(text, language, place, day, find_references(text))


def a_draft(text: str, *found: Passage, day: date = DAY, language: Language = Language.sv) -> Draft:
    """Return a draft whose question was understood and found these passages."""
    hits = tuple(Hit(passage, 1.0, 0.5, 0.5, ()) for passage in found)
    return Draft(Question(text), a_query(text, day=day, language=language), hits)


@contextmanager
def opened(folder: Path, *passages: Passage) -> Iterator[Index]:
    """Open an index of these passages."""
    folder.mkdir(exist_ok=True)
    publish(folder, passages)
    index = Index.open(folder, MODEL)
    try:
        yield index
    finally:
        index.close()
