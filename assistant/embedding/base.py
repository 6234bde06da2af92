"""Text to vectors, one interface: LangChain's ``Embeddings``, and beside it what the index needs."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.domain import Span

Vector = NDArray[np.float32]
"""Shape (dimension,), float32, unit length."""

Matrix = NDArray[np.float32]
"""Shape (rows, dimension), float32, every row of unit length."""


@dataclass(frozen=True, slots=True)
class SpannedText:
    """A text to embed and the spans of it that get vectors of their own."""

    text: str
    spans: tuple[Span, ...] = ()


class Embedder(Embeddings):
    """An embedding model.

    Any LangChain code can use it through ``embed_query`` and ``embed_documents``. Ingest and retrieval use
    ``query_vector`` and ``passage_matrices``, which stay in numpy.
    """

    model_id: str
    """Names model and numerics; an index opens only with the model_id it was built with."""
    dimension: int

    @abstractmethod
    def query_vector(self, text: str) -> Vector:
        """Return the vector of a question."""

    def query_vectors(self, texts: Sequence[str]) -> list[Vector]:
        """Return the vectors of many questions, the same as one by one."""
        return [self.query_vector(text) for text in texts]

    @abstractmethod
    def passage_matrices(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        """Return one matrix per text: row 0 is the whole text, row i + 1 its span i."""

    @abstractmethod
    def count_tokens(self, text: str) -> int:
        """Return the text's length in the model's tokens (an estimate where the model keeps its tokenizer)."""

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question, for LangChain."""
        return [float(x) for x in self.query_vector(text)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the vectors of passages, for LangChain."""
        return [[float(x) for x in m[0]] for m in self.passage_matrices([SpannedText(t) for t in texts])]
