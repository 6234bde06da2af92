"""Any sentence-transformers model, from a folder or by its name on a model hub (an extra: it brings torch)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from assistant.embedding.base import Embedder, Matrix, SpannedText, Vector
from assistant.embedding.pooling import mean_vector, span_matrix, unit_rows
from assistant.embedding.prefixes import Prefixes, prefixes_for
from assistant.embedding.text import LONGEST, clean, clean_spanned
from assistant.errors import EmbeddingError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_AT_ONCE: Final = 16
"""Texts in one batch."""
_SAME: Final = 0.9999
"""Cosine from which two vectors are taken to be the same."""


class SentenceTransformersEmbedder(Embedder):
    """A sentence-transformers model. Can be used from several threads at once."""

    def __init__(self, model: SentenceTransformer, name: str) -> None:
        self._model = model
        self._prefixes = _prefixes(model, name)
        self.model_id = f"sentence-transformers:{name}"
        probe = "Which models average their tokens?"
        vector, tokens = self._encoded([probe])[0], self._states([probe])[0]
        self.dimension = len(vector)
        self._averages = (
            bool(getattr(model.tokenizer, "is_fast", False))  # only these say where a token stands in the text
            and tokens.shape[1] == self.dimension
            and float(mean_vector(tokens) @ vector) > _SAME
        )

    @classmethod
    def open(cls, name: str, progress: Callable[[str], None] | None = None) -> SentenceTransformersEmbedder:
        """Load a model by the folder it lies in or by its name on the hub.

        Raises EmbeddingError if the extra is not installed or the model is neither on disk nor to be fetched.
        """
        try:
            from sentence_transformers import SentenceTransformer
        except ModuleNotFoundError as error:
            raise EmbeddingError(
                "The embedding `sentence-transformers:` needs the package sentence-transformers, which is missing. "
                "Run `pip install torch` as https://pytorch.org advises for this machine, then "
                "`pip install 'lotsen[sentence-transformers]'`."
            ) from error
        if progress:
            progress(f"Loading the embedding model {name}")
        try:
            model = SentenceTransformer(name)
        except Exception as error:  # the loaders below raise a dozen unrelated kinds
            raise EmbeddingError(
                f"The sentence-transformers model {name!r} cannot be loaded: {_first_line(error)}. "
                "Give the folder of a model on disk, or a name that a model hub in reach knows."
            ) from error
        return cls(model, name)

    def query_vector(self, text: str) -> Vector:
        """Return the vector of a question."""
        return self.query_vectors([text])[0]

    def query_vectors(self, texts: Sequence[str]) -> list[Vector]:
        """Return the vectors of many questions."""
        return list(self._encoded([self._prefixes.query + clean(text[:LONGEST]) for text in texts])) if texts else []

    def passage_matrices(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        """Return one matrix per text: row 0 is the whole text, row i + 1 its span i.

        Where the model averages its tokens, a span's vector is the mean of its tokens in the whole text; else it is
        that of the span's own words.
        """
        cleaned = [clean_spanned(text) for text in texts]
        if not cleaned:
            return []
        return self._by_tokens(cleaned) if self._averages else self._by_words(cleaned)

    def count_tokens(self, text: str) -> int:
        """Return the text's length in the model's tokens, marks not counted."""
        return len(self._model.tokenizer(clean(text), add_special_tokens=False, verbose=False)["input_ids"])

    def _by_tokens(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        full = [self._prefixes.passage + text.text for text in texts]
        states = self._states(full)
        encoded = self._model.tokenizer(
            full, truncation=True, max_length=self._model.max_seq_length, return_offsets_mapping=True
        )
        shift = len(self._prefixes.passage)
        matrices = []
        for text, state, offsets in zip(texts, states, encoded["offset_mapping"], strict=True):
            # A mark (start, end) has the empty place (0, 0), where no span's token can end.
            ends = np.maximum.accumulate([end - 1 - shift for _, end in offsets])
            matrices.append(span_matrix(state, ends, first_token=0, spans=text.spans))
        return matrices

    def _by_words(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        groups = [[text.text, *(text.text[s.start : s.end].strip() or text.text for s in text.spans)] for text in texts]
        vectors = self._encoded([self._prefixes.passage + part for group in groups for part in group])
        return np.split(vectors, np.cumsum([len(group) for group in groups])[:-1])

    def _states(self, texts: list[str]) -> list[Matrix]:
        """Return the vectors of every text's tokens, shape (tokens, dimension)."""
        states: Any = self._model.encode(
            texts, prompt="", batch_size=_AT_ONCE, output_value="token_embeddings", show_progress_bar=False
        )
        return [state.float().cpu().numpy() for state in states]

    def _encoded(self, texts: list[str]) -> Matrix:
        vectors: Any = self._model.encode(texts, prompt="", batch_size=_AT_ONCE, show_progress_bar=False)
        return unit_rows(np.asarray(vectors, dtype=np.float32))


def _prefixes(model: SentenceTransformer, name: str) -> Prefixes:
    """Return what the model's configuration says, or else what its name says."""
    prompts: dict[str, str] = {key: text for key, text in (model.prompts or {}).items() if text}
    passage = prompts.get("passage") or prompts.get("document") or ""
    query = prompts.get("query") or ""
    return Prefixes(query, passage) if query or passage else prefixes_for(name)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
