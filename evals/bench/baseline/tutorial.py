"""The tutorial stack itself: RecursiveCharacterTextSplitter, sentence-transformers, Chroma, FastAPI.

Runs in the baseline's environment, where nothing of Lotsen is installed:
``python tutorial.py build CORPUS`` prints the build's figures as JSON; ``python tutorial.py serve PORT`` serves
/retrieve; ``python tutorial.py recall`` reads questions with their answers from standard input and prints recall@5.
TUTORIAL_MODEL and TUTORIAL_STORE name the model's folder and the store's.
"""

# mypy: disable-error-code="import-not-found,import-untyped"
from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from langchain_core.embeddings import Embeddings

TOP = 5
CHUNK_CHARACTERS = 1_200
"""Longer than any section and shorter than two: a chunk is one section, so both sides search the same passages."""
BATCH = 1_000


class SentenceTransformerEmbeddings(Embeddings):
    """sentence-transformers for LangChain, with the prompts ("query: ", "passage: ") of models that have some."""

    def __init__(self, folder: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._model: Any = SentenceTransformer(folder, device="cpu")
        self.seconds = 0.0
        """CPU time spent embedding passages."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the vectors of passages."""
        started = time.process_time()
        vectors: list[list[float]] = self._model.encode_document(texts, show_progress_bar=False).tolist()
        self.seconds += time.process_time() - started
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        vector: list[float] = self._model.encode_query(text, show_progress_bar=False).tolist()
        return vector


def open_store() -> tuple[Any, SentenceTransformerEmbeddings]:
    """Return the Chroma store and the model it embeds with."""
    from chromadb.config import Settings
    from langchain_chroma import Chroma

    embeddings = SentenceTransformerEmbeddings(os.environ["TUTORIAL_MODEL"])
    settings = Settings(anonymized_telemetry=False, is_persistent=True)
    store = Chroma(
        collection_name="tutorial",
        embedding_function=embeddings,
        persist_directory=os.environ["TUTORIAL_STORE"],
        client_settings=settings,
    )
    return store, embeddings


def build(corpus: Path) -> None:
    """Split and store every Markdown file of a folder."""
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    wall, cpu = time.perf_counter(), time.process_time()
    store, embeddings = open_store()
    ready = time.perf_counter(), time.process_time()
    texts = [path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in sorted(corpus.glob("*.md"))]
    splitter = RecursiveCharacterTextSplitter(
        separators=["\n## ", "\n\n", "\n", " "], chunk_size=CHUNK_CHARACTERS, chunk_overlap=0
    )
    chunks = splitter.split_documents([Document(text) for text in texts])
    for start in range(0, len(chunks), BATCH):
        store.add_documents(chunks[start : start + BATCH])
    figures = {
        "passages": len(chunks),
        "seconds": time.perf_counter() - wall,
        "cpu_seconds": time.process_time() - cpu,
        "passages_per_s": len(chunks) / (time.perf_counter() - ready[0]),
        "passages_per_cpu_s": len(chunks) / (time.process_time() - ready[1]),
        "embedding_cpu_seconds": embeddings.seconds,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
    }
    print(json.dumps(figures))


def serve(port: int) -> None:
    """Serve POST /retrieve as the tutorials do: a plain function, so FastAPI runs it on its thread pool."""
    import uvicorn
    from fastapi import Body, FastAPI

    store, _ = open_store()
    app = FastAPI()

    @app.post("/retrieve")
    def retrieve(question: str = Body(embed=True)) -> list[str]:
        return [document.page_content for document in store.similarity_search(question, k=TOP)]

    uvicorn.run(app, port=port, log_level="warning")


def recall() -> None:
    """Print the share of questions with a passage among the first five that holds the answer's sentence."""
    store, _ = open_store()
    rows: list[tuple[str, str]] = json.load(sys.stdin)
    found = [
        any(answer in document.page_content for document in store.similarity_search(question, k=TOP))
        for question, answer in rows
    ]
    print(json.dumps(sum(found) / len(found)))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["build", folder]:
            build(Path(folder))
        case ["serve", number]:
            serve(int(number))
        case ["recall"]:
            recall()
        case _:
            sys.exit(__doc__)
