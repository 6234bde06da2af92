"""An embedder that counts the CPU time spent inside it."""

from __future__ import annotations

import time
from collections.abc import Sequence

from assistant.embedding.base import Embedder, Matrix, SpannedText, Vector


class TimedEmbedder(Embedder):
    """Passes everything on to another embedder and adds up the CPU seconds of this process meanwhile."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self.model_id = inner.model_id
        self.dimension = inner.dimension
        self.cpu_seconds = 0.0
        self.passages = 0

    def query_vector(self, text: str) -> Vector:
        """Return the vector of a question."""
        started = time.process_time()
        vector = self._inner.query_vector(text)
        self.cpu_seconds += time.process_time() - started
        return vector

    def passage_matrices(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        """Return the matrices of passages."""
        started = time.process_time()
        matrices = self._inner.passage_matrices(texts)
        self.cpu_seconds += time.process_time() - started
        self.passages += len(texts)
        return matrices

    def count_tokens(self, text: str) -> int:
        """Return the text's length; counting is no embedding, so it is not timed."""
        return self._inner.count_tokens(text)
