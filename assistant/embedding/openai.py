"""Embeddings from any endpoint that speaks OpenAI's protocol (OpenAI, Azure, vLLM, Ollama, TEI, LiteLLM …)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from pydantic import SecretStr

from assistant.embedding.base import Embedder, Matrix, SpannedText, Vector
from assistant.embedding.openai_errors import explained
from assistant.embedding.pooling import unit_rows
from assistant.embedding.prefixes import prefixes_for
from assistant.embedding.text import LONGEST, clean, clean_spanned
from assistant.errors import EmbeddingError

if TYPE_CHECKING:
    from langchain_openai import OpenAIEmbeddings

DEFAULT_URL: Final = "https://api.openai.com/v1"
_AT_ONCE: Final = 64
"""Texts in one request."""
_CHARACTERS_A_TOKEN: Final = 4


class OpenAIEmbedder(Embedder):
    """A model behind an OpenAI-compatible endpoint. A span gets the vector of its own words: no context is shared."""

    def __init__(self, client: OpenAIEmbeddings, model: str, url: str) -> None:
        """Ask the endpoint once, for the dimension. Raises EmbeddingError if it does not answer as it should."""
        self._client = client
        self._url = url
        self._prefixes = prefixes_for(model)
        self.model_id = f"openai:{model}"
        self.dimension = 0
        self.dimension = self._vectors(["dimension"]).shape[1]

    @classmethod
    def open(
        cls, model: str, url: str | None, key: SecretStr | None, timeout_s: float = 30.0, retries: int = 3
    ) -> OpenAIEmbedder:
        """Connect to ``url`` (default: OpenAI itself); a server of one's own may need no key.

        Raises EmbeddingError if the extra is not installed, the key is missing, or the endpoint does not answer.
        """
        try:
            from langchain_openai import OpenAIEmbeddings
        except ModuleNotFoundError as error:
            raise EmbeddingError(
                "The embedding `openai:` needs the package langchain-openai. Run `pip install 'lotsen[openai]'`."
            ) from error
        if url is None and key is None:
            raise EmbeddingError(
                "The embedding `openai:` needs a key. Set LOTSEN_EMBEDDING_KEY (or LOTSEN_EMBEDDING_URL)."
            )
        address = url or DEFAULT_URL
        client = OpenAIEmbeddings(
            model=model,
            base_url=address,
            api_key=key or SecretStr("none"),
            timeout=timeout_s,
            max_retries=retries,
            chunk_size=_AT_ONCE,
            # Its token counting fetches a vocabulary from the network and knows OpenAI's own models only.
            check_embedding_ctx_length=False,
        )
        return cls(client, model, address)

    def query_vector(self, text: str) -> Vector:
        """Return the vector of a question. Raises EmbeddingError if the endpoint does not answer as it should."""
        return self.query_vectors([text])[0]

    def query_vectors(self, texts: Sequence[str]) -> list[Vector]:
        """Return the vectors of many questions; raises like ``query_vector``."""
        return list(self._vectors([self._prefixes.query + clean(text[:LONGEST]) for text in texts])) if texts else []

    def passage_matrices(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        """Return one matrix per text: row 0 is the whole text, row i + 1 its span i."""
        groups = [_whole_and_spans(clean_spanned(text)) for text in texts]
        flat = [self._prefixes.passage + part for group in groups for part in group]
        if not flat:
            return []
        ends = np.cumsum([len(group) for group in groups])
        return np.split(self._vectors(flat), ends[:-1])

    def count_tokens(self, text: str) -> int:
        """Return an estimate: the endpoint keeps its tokenizer, and four characters a token is usual."""
        return -(-len(clean(text)) // _CHARACTERS_A_TOKEN)

    def _vectors(self, texts: list[str]) -> Matrix:
        """Return one unit row per text; empty texts go as a space, which every server takes."""
        with explained(self._url):
            answer = self._client.embed_documents([text or " " for text in texts])
            rows = np.array(answer, dtype=np.float32)
        if rows.ndim != 2 or len(rows) != len(texts) or not np.isfinite(rows).all():
            raise EmbeddingError(f"{self._url} did not answer with one vector for each of {len(texts)} texts.")
        if self.dimension and rows.shape[1] != self.dimension:
            raise EmbeddingError(
                f"{self._url} answered with {rows.shape[1]} dimensions where it had {self.dimension} before. "
                "Another model may be served there now: start again and build the index anew."
            )
        return unit_rows(rows)


def _whole_and_spans(text: SpannedText) -> list[str]:
    pieces = [text.text[span.start : span.end].strip() for span in text.spans]
    return [text.text, *(piece or text.text for piece in pieces)]
