"""Lotsen's retrieval for other LangChain programs."""

from __future__ import annotations

from datetime import date

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.domain import Jurisdiction, Language, Question
from assistant.embedding.base import Embedder
from assistant.index.live import LiveIndex
from assistant.retrieval.search import search
from assistant.wire import hit_object


class LotsenRetriever(BaseRetriever):
    """A LangChain retriever over Lotsen's index; each document's metadata is one row of ``lotsen search --json``."""

    live_index: LiveIndex
    embedder: Embedder
    k: int = 8
    jurisdiction: Jurisdiction | None = None
    language: Language | None = None
    as_of: date | None = None

    model_config = ConfigDict(arbitrary_types_allowed=True)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        question = Question(query, self.language, self.jurisdiction, self.as_of)
        hits = search(self.live_index, self.embedder, question, self.k)
        rows = [hit_object(rank, hit) for rank, hit in enumerate(hits, start=1)]
        return [
            Document(page_content=str(row["text"]), id=str(row["passage_id"]), metadata={**row, "text": None})
            for row in rows
        ]
