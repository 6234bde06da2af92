"""Opens the embedder that the settings name."""

from __future__ import annotations

from collections.abc import Callable

from assistant.embedding.base import Embedder
from assistant.errors import SettingsError
from assistant.settings import Settings


def open_embedder(settings: Settings, progress: Callable[[str], None] | None = None) -> Embedder:
    """Return the embedder named by ``settings.embedding``; ``progress`` is told in words what takes long.

    Raises SettingsError if no embedder has that name, EmbeddingError if it cannot be prepared or reached.
    """
    kind, _, name = settings.embedding.partition(":")
    if kind == "bundled" and not name:
        from assistant.embedding.bundled import BundledEmbedder

        return BundledEmbedder.open(settings.model_folder, progress)
    if kind == "sentence-transformers" and name:
        from assistant.embedding.sentence_transformers import SentenceTransformersEmbedder

        return SentenceTransformersEmbedder.open(name, progress)
    if kind == "openai" and name:
        from assistant.embedding.openai import OpenAIEmbedder

        return OpenAIEmbedder.open(name, settings.embedding_url, settings.embedding_key)
    if kind == "hashing" and not name:
        from assistant.embedding.hashing import HashingEmbedder

        return HashingEmbedder()
    raise SettingsError(
        f"The setting `embedding` is {settings.embedding!r}, which names no embedder. Use `bundled`, "
        "`sentence-transformers:<name or path>` or `openai:<model>` (or `hashing`, for tests and trying out)."
    )
