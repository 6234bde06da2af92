"""A search from the question as asked, for everything that wants passages and no answer."""

from __future__ import annotations

from datetime import date

from assistant.domain import Hit, Question
from assistant.embedding.base import Embedder
from assistant.index.live import LiveIndex
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.understand import understand


def search(live: LiveIndex, embedder: Embedder, question: Question, limit: int) -> tuple[Hit, ...]:
    """Return up to ``limit`` passages of the current index for a question. Raises IndexUnusable when there is none."""
    query = understand(question, question.text, date.today())
    with live.lease() as index:
        return Retriever(index, embedder).retrieve(query, limit)
