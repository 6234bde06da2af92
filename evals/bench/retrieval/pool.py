"""A set's passages in an index of the product, made once and kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from assistant.domain import Authority, Document, Kind, Passage
from assistant.embedding.base import Embedder
from assistant.index import Index, IndexWriter
from assistant.index.layout import MANIFEST
from evals.bench.retrieval.sets import RetrievalSet, SetPassage
from ingest.passages import embedding_text
from ingest.sentences import split_units

BATCH = 64


@contextmanager
def opened(pool: RetrievalSet, embedder: Embedder, folder: Path, say: Callable[[str], None]) -> Iterator[Index]:
    """Open the index of a set below ``folder``; build it there if it was not, with this embedder."""
    build = folder / f"{pool.name}-{_fingerprint(pool, embedder)}"
    if not (build / MANIFEST).exists():
        _build(pool, embedder, build, say)
    index = Index.open_build(build, embedder.model_id)
    try:
        yield index
    finally:
        index.close()


def passage(source: SetPassage) -> Passage:
    """Return a set's passage as the product's: a document of its own, without jurisdiction, its sentences as units."""
    document = Document(
        id=source.pid,
        title=source.title,
        kind=Kind.article,
        authority=Authority.guidance,
        language=source.language,
        jurisdiction=None,
        path=source.pid,
        sha256=sha256(source.text.encode()).hexdigest(),
    )
    return Passage(
        id=source.pid,
        document=document,
        position=0,
        heading_path=(),
        locator="",
        text=source.text,
        units=tuple(split_units(source.text)),
    )


def _build(pool: RetrievalSet, embedder: Embedder, build: Path, say: Callable[[str], None]) -> None:
    shutil.rmtree(build, ignore_errors=True)
    build.mkdir(parents=True)
    passages = [passage(source) for source in pool.passages]
    with IndexWriter(build, build.name, embedder.model_id, embedder.dimension) as writer:
        for start in range(0, len(passages), BATCH):
            batch = passages[start : start + BATCH]
            writer.add(batch, embedder.passage_matrices([embedding_text(one) for one in batch]))
            if start % (BATCH * 10) == 0:
                say(f"{pool.name}: {start} of {len(passages)} passages embedded")
        writer.finish()


def _fingerprint(pool: RetrievalSet, embedder: Embedder) -> str:
    digest = sha256(embedder.model_id.encode())
    for source in pool.passages:
        digest.update(f"{source.pid}\0{source.title}\0{source.text}\0".encode())
    return digest.hexdigest()[:12]
