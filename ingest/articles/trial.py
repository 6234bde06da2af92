"""An article tried before it is published: an index of the corpus with it, and the questions it should answer."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.domain import Passage, Question
from assistant.embedding.base import Embedder
from assistant.embedding.cache import CachedEmbedder
from assistant.index.live import LiveIndex
from assistant.retrieval.search import search
from assistant.settings import Settings
from ingest.build import run_build
from ingest.digests import with_provisions
from ingest.documents import Parser
from ingest.model import RawDocument
from ingest.passages import passages
from ingest.progress import Progress

LOOKED_AT = 10
"""Passages of a search among which the article's is looked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a passage answers, and how a search for it fares."""

    question: str
    passage: Passage
    rank: int | None
    """Of the passage among those found, from 1; None below LOOKED_AT."""
    first: Passage | None
    """What is found before it."""


def article_passages(corpus: Path, path: str, parser: Parser, embedder: Embedder) -> tuple[Passage, ...]:
    """Return what the article at ``path`` below ``corpus`` becomes in an index. Raises Skip when nothing does."""
    raw = RawDocument(corpus, path, (corpus / path).read_bytes())
    return tuple(p for parsed in parser.parse(raw) for p in passages(with_provisions(parsed), embedder.count_tokens))


def questions(found: Sequence[Passage]) -> Iterator[tuple[str, Passage]]:
    """Yield each question the passages answer, once: of a section of several passages the first one answers it."""
    seen: set[str] = set()
    for passage in found:
        for question in passage.asked:
            if question not in seen:
                seen.add(question)
                yield question, passage


@contextmanager
def trial_index(
    corpora: Sequence[Path], settings: Settings, embedder: Embedder, parser: Parser, progress: Progress
) -> Iterator[LiveIndex]:
    """Build an index of the folders aside from the published one, and give it; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="lotsen-trial-") as folder:
        aside = settings.model_copy(update={"index": Path(folder), "chroma_url": None})
        run_build(corpora, aside, CachedEmbedder(embedder, settings.cache_folder), parser, progress)
        live = LiveIndex(aside.index_folder, embedder.model_id)
        try:
            yield live
        finally:
            live.close()


def ask_all(found: Sequence[Passage], live: LiveIndex, embedder: Embedder) -> Iterator[Asked]:
    """Search for each question of the passages, in their language and jurisdiction.

    A search that finds another passage of the same section has found the section.
    """
    for question, passage in questions(found):
        document = passage.document
        asked = Question(question, document.language, document.jurisdiction)
        hits = search(live, embedder, asked, LOOKED_AT)
        ranks = [at for at, hit in enumerate(hits, 1) if _same_section(hit.passage, passage)]
        rank = ranks[0] if ranks else None
        yield Asked(question, passage, rank, hits[0].passage if hits and rank != 1 else None)


def _same_section(one: Passage, other: Passage) -> bool:
    return one.document.id == other.document.id and one.heading_path == other.heading_path


@contextmanager
def beside_the_corpus(article: Path, corpora: Sequence[Path]) -> Iterator[tuple[Path, str, tuple[Path, ...]]]:
    """Give the folder the article is read from, its path below it, and all folders to build."""
    whole = article.resolve()
    for corpus in corpora:
        if whole.is_relative_to(corpus.resolve()):
            yield corpus, whole.relative_to(corpus.resolve()).as_posix(), tuple(corpora)
            return
    with tempfile.TemporaryDirectory(prefix="lotsen-article-") as folder:
        shutil.copy(whole, folder)
        yield Path(folder), whole.name, (*corpora, Path(folder))
