"""A set's passages in an index of the product, written anew each time so that it is the index of today's code."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from assistant.domain import Authority, Document, Kind, Passage
from assistant.embedding.base import Embedder
from assistant.index import Index, IndexWriter
from evals.bench.retrieval.sets import RetrievalSet, SetPassage
from evals.names import Say
from ingest.passages import embedding_text
from ingest.sentences import split_units

BATCH = 64


@contextmanager
def opened(pool: RetrievalSet, embedder: Embedder, folder: Path, say: Say) -> Iterator[Index]:
    """Write the index of a set below ``folder`` with this embedder, and open it."""
    build = folder / pool.name
    _write(pool, embedder, build, say)
    index = Index.open_build(build, embedder.model_id)
    try:
        yield index
    finally:
        index.close()


def passage(source: SetPassage) -> Passage:
    """Return a set's passage as the product's, without jurisdiction, its sentences as units.

    Passages whose ids agree up to "#" belong to one document, as they do in the sets that were cut from pages.
    """
    document_id = source.pid.partition("#")[0]
    document = Document(
        id=document_id,
        title=source.title,
        kind=Kind.article,
        authority=Authority.guidance,
        language=source.language,
        jurisdiction=None,
        path=document_id,
        sha256=sha256(document_id.encode()).hexdigest(),
    )
    return Passage(
        id=source.pid,
        document=document,
        position=int(source.pid.partition("#")[2] or 0),
        heading_path=(),
        locator="",
        text=source.text,
        units=tuple(split_units(source.text)),
    )


def _write(pool: RetrievalSet, embedder: Embedder, build: Path, say: Say) -> None:
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
