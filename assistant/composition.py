"""The one composition root: builds settings, embedding model, live index and pipeline, and hands them in."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from assistant.answering.model.factory import open_model
from assistant.answering.model.write import Writer
from assistant.answering.pipeline import Pipeline
from assistant.domain import Hit, Question
from assistant.embedding.base import Embedder
from assistant.embedding.factory import open_embedder
from assistant.index.live import LiveIndex
from assistant.index.nearest import import_chroma
from assistant.retrieval.language import identify
from assistant.retrieval.search import search
from assistant.retrieval.terms import Terms
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Assistant:
    """Everything a channel needs, built once."""

    settings: Settings
    embedder: Embedder
    live_index: LiveIndex
    pipeline: Pipeline
    writer: Writer | None = None

    def search(self, question: Question, limit: int) -> tuple[Hit, ...]:
        """Return up to ``limit`` passages for a question, best first. Raises IndexUnusable when there is no index."""
        return search(self.live_index, self.embedder, question, limit)

    def close(self) -> None:
        """Release the index's files and the language model's threads."""
        self.live_index.close()
        if self.writer is not None:
            self.writer.close()


def compose(settings: Settings, progress: Callable[[str], None] | None = None) -> Assistant:
    """Build the assistant; the index is opened when the first question comes.

    Raises EmbeddingError or ModelError when the embedding model or the language model cannot be prepared.
    """
    embedder = _embedder_and_libraries(settings, progress)
    live = LiveIndex(settings.index_folder, embedder.model_id, settings.chroma_url)
    model = open_model(settings)
    writer = Writer(model) if model else None
    return Assistant(settings, embedder, live, Pipeline(live, embedder, Terms.open(), writer=writer), writer)


def _embedder_and_libraries(settings: Settings, progress: Callable[[str], None] | None) -> Embedder:
    """Open the embedder, and beside it load what the first question waits for: models load outside Python's lock."""
    with ThreadPoolExecutor(2, "opening") as pool:
        embedder = pool.submit(open_embedder, settings, progress)
        pool.submit(identify, "upphandling")
        import_chroma()
        return embedder.result()
