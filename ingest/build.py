"""A build from end to end: read → parse → passages → versions → duplicates → embed → write → verify → publish."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from assistant.domain import Passage
from assistant.embedding.cache import CachedEmbedder
from assistant.errors import BuildFailed
from assistant.index import IndexWriter
from assistant.settings import Settings
from ingest.annex import write_law
from ingest.digests import with_provisions, without_superseded
from ingest.documents import Parser, parsed_documents
from ingest.duplicates import mark_duplicates
from ingest.elsewhere import elsewhere_questions
from ingest.model import Skipped
from ingest.passages import embedding_text, passages
from ingest.planted import planted_warnings
from ingest.progress import Advance, Progress
from ingest.publish import building
from ingest.report import BuildReport, remainder_warnings
from ingest.unchanged import without_repetition
from ingest.versions import close_old_wordings

BATCH: Final = 32
"""Passages embedded and written together."""


def run_build(
    corpora: Sequence[Path],
    settings: Settings,
    embedder: CachedEmbedder,
    parser: Parser,
    progress: Progress,
    origin: str = "",
) -> BuildReport:
    """Build the corpus folders into one index and publish it.

    ``origin``, from ``ingest.origin``, stays with the index to tell later whether anything changed since.

    Raises CorpusMissing, EmbeddingError, and BuildFailed when nothing could be indexed, another build runs, the disk is
    full or the new index fails its check. Whatever is raised, the index published before stays as it was.
    """
    started = time.monotonic()
    with building(settings.index_folder, settings.chroma_url) as build:
        with progress.stage("Reading") as advance:
            read, skipped, left_out = _read(corpora, parser, embedder.count_tokens, advance)
        _refuse_empty(corpora, read, skipped)
        with progress.stage("Versions"):
            versions = close_old_wordings(without_superseded(without_repetition(read)))
        with progress.stage("Duplicates", len(read)) as advance:
            final = mark_duplicates(versions.passages, advance)
        with IndexWriter(build.folder, build.id, embedder.model_id, embedder.dimension, settings.chroma_url) as writer:
            with progress.stage("Embedding", len(final)) as advance:
                _embed(final, embedder, writer, advance)
            writer.add_elsewhere(embedder.question_vectors(elsewhere_questions(corpora)))
            with progress.stage("Writing") as advance:
                write_law(build.folder, final, corpora)
                manifest = writer.finish(_by_difference(advance), origin)
        with progress.stage("Verifying"):
            build.publish()
    return BuildReport(
        build_id=build.id,
        documents=manifest.documents,
        passages=manifest.passages,
        embedded=embedder.embedded,
        reused=embedder.reused,
        duplicates=sum(passage.duplicate_of is not None for passage in final),
        skipped=tuple(skipped),
        warnings=(*left_out, *versions.warnings),
        seconds=time.monotonic() - started,
        stages=progress.seconds,
    )


def _read(
    corpora: Sequence[Path], parser: Parser, count_tokens: Callable[[str], int], advance: Advance
) -> tuple[list[Passage], list[Skipped], list[str]]:
    """Return the passages, the files left out, and warnings: text in no passage, orders planted for a machine."""
    found: list[Passage] = []
    skipped: list[Skipped] = []
    left_out: list[str] = []
    for one in parsed_documents(corpora, parser, advance):
        if isinstance(one, Skipped):
            skipped.append(one)
        elif new := passages(with_provisions(one), count_tokens):
            found.extend(new)
            left_out += [*remainder_warnings(one), *planted_warnings(one, corpora)]
        else:
            skipped.append(Skipped(one.document.path, "no text was found in it"))
    return found, skipped, left_out


def _refuse_empty(corpora: Sequence[Path], read: Sequence[Passage], skipped: Sequence[Skipped]) -> None:
    if read:
        return
    where = ", ".join(map(str, corpora))
    if not skipped:
        raise BuildFailed(f"There are no documents in {where}. Put Markdown, HTML, DOCX, PDF or text files there.")
    reasons = "; ".join(f"{one.path}: {one.reason}" for one in skipped[:5])
    raise BuildFailed(f"All {len(skipped)} files in {where} were left out, so nothing was published. {reasons}.")


def _embed(final: Sequence[Passage], embedder: CachedEmbedder, writer: IndexWriter, advance: Advance) -> None:
    for start in range(0, len(final), BATCH):
        batch = final[start : start + BATCH]
        asked = list(dict.fromkeys(question for passage in batch for question in passage.asked))
        matrices = embedder.passage_matrices([embedding_text(passage) for passage in batch])
        writer.add(batch, matrices, dict(zip(asked, embedder.question_vectors(asked), strict=True)))
        advance(len(batch))


def _by_difference(advance: Advance) -> Callable[[int, int], None]:
    """Return a callback for (done, total) that tells ``advance`` how many more are done."""
    before = 0

    def told(done: int, total: int) -> None:
        nonlocal before
        advance(done - before)
        before = done

    return told
