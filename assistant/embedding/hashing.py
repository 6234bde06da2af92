"""An embedder without a model, for tests and for trying things out: hashed character n-grams.

It finds texts that share words and parts of words, in no time and without files, and knows nothing about meaning.
Feature hashing with signs: Weinberger et al. 2009, arXiv 0902.2206.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np

from assistant.embedding.base import Embedder, Matrix, SpannedText, Vector
from assistant.embedding.text import LONGEST, clean, clean_spanned

_LENGTHS = (3, 4, 5)
"""Characters of the n-grams."""
_WORD = re.compile(r"\w+|[^\w\s]")


class HashingEmbedder(Embedder):
    """Hashed character n-grams, 256 dimensions, the same numbers on every machine."""

    model_id = "hashing:256-1"
    dimension = 256

    def query_vector(self, text: str) -> Vector:
        """Return the vector of a question."""
        return self._vector(clean(text[:LONGEST]))

    def passage_matrices(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        """Return one matrix per text: row 0 is the whole text, row i + 1 its span i."""
        return [self._matrix(clean_spanned(text)) for text in texts]

    def count_tokens(self, text: str) -> int:
        """Return the number of words and punctuation marks."""
        return len(_WORD.findall(clean(text)))

    def _matrix(self, spanned: SpannedText) -> Matrix:
        pieces = [spanned.text[span.start : span.end] for span in spanned.spans]
        whole = self._vector(spanned.text)
        return np.stack([whole, *(self._vector(piece) if piece.strip() else whole for piece in pieces)])

    def _vector(self, text: str) -> Vector:
        vector = np.zeros(self.dimension, dtype=np.float32)
        padded = " " + " ".join(text.lower().split()) + " "
        for length in _LENGTHS:
            for start in range(len(padded) - length + 1):
                code = zlib.crc32(padded[start : start + length].encode("utf-8"))
                vector[code % self.dimension] += 1.0 if code & 0x8000_0000 else -1.0
        size = np.linalg.norm(vector)
        if size == 0:  # nothing to hash: any fixed direction will do
            vector[0] = size = np.float32(1.0)
        return vector / size
