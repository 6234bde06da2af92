"""Keeps embedded passages between builds, so that a rebuild embeds only what changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

import numpy as np

from assistant.embedding.base import Embedder, Matrix, SpannedText, Vector
from assistant.embedding.cache_file import CacheFile
from assistant.embedding.pooling import unit_rows

FILE: Final = "embeddings.sqlite"
Text = TypeVar("Text")

LIMIT: Final = 2_000_000_000
"""Bytes of vectors that are kept; what was not used for longest goes first."""


class CachedEmbedder(Embedder):
    """An embedder that asks another one only for passages it has not seen.

    Matrices pass through float16 whether they come from the cache or not, so that a rebuild gives the same numbers.
    """

    embedded: int
    """Passages that the model was asked for so far."""
    reused: int
    """Passages taken from the cache so far."""

    def __init__(self, embedder: Embedder, folder: Path, limit: int = LIMIT) -> None:
        """Keep the vectors of ``embedder`` in a file in ``folder``, at most ``limit`` bytes of them."""
        self._embedder = embedder
        self._file = CacheFile(folder / FILE, embedder.dimension)
        self._file.prune(limit)
        self.model_id = embedder.model_id
        self.dimension = embedder.dimension
        self.embedded = 0
        self.reused = 0

    def query_vector(self, text: str) -> Vector:
        """Return the vector of a question; questions are not kept."""
        return self._embedder.query_vector(text)

    def count_tokens(self, text: str) -> int:
        """Return the text's length in the model's tokens."""
        return self._embedder.count_tokens(text)

    def passage_matrices(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        """Return one matrix per text: row 0 is the whole text, row i + 1 its span i."""
        keys = [_key(self.model_id, text) for text in texts]
        rows = {key: 1 + len(text.spans) for key, text in zip(keys, texts, strict=True)}
        matrices, fresh = self._cached(keys, rows, texts, self._embedder.passage_matrices)
        self.embedded += fresh
        self.reused += len(texts) - fresh
        return matrices

    def question_vectors(self, texts: Sequence[str]) -> list[Vector]:
        """Return the vectors of questions that passages answer, made as those of questions; no passages are counted."""
        keys = [_key(f"{self.model_id} query", SpannedText(text)) for text in texts]
        matrices, _ = self._cached(keys, dict.fromkeys(keys, 1), texts, self._question_matrices)
        return [matrix[0] for matrix in matrices]

    def _question_matrices(self, texts: Sequence[str]) -> list[Matrix]:
        return [vector[None] for vector in self._embedder.query_vectors(texts)]

    def _cached(
        self,
        keys: Sequence[bytes],
        rows: dict[bytes, int],
        texts: Sequence[Text],
        embed: Callable[[Sequence[Text]], list[Matrix]],
    ) -> tuple[list[Matrix], int]:
        """Return the matrices and for how many of them the model was asked."""
        known = self._file.read(rows)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        fresh = dict(zip(missing, embed(list(missing.values())), strict=True))
        halves = {key: matrix.astype(np.float16) for key, matrix in fresh.items()}
        self._file.write(halves)
        found = known | halves
        return [unit_rows(found[key].astype(np.float32)) for key in keys], len(missing)


def _key(model_id: str, text: SpannedText) -> bytes:
    spans = ",".join(f"{span.start}-{span.end}" for span in text.spans)
    content = f"{model_id}\0{spans}\0{text.text}"
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest()
