"""An act without its sub-headings: each is then a query, and the provisions that stood below it are what to find."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rich.console import Console

from assistant.domain import Jurisdiction, Language, Query
from assistant.embedding.base import Embedder
from assistant.embedding.cache import CachedEmbedder
from assistant.errors import QuestionsUnreadable
from assistant.index.index import Index
from assistant.settings import Settings
from evals.suites.retrieval import Ranking, ranking
from evals.suites.variants import Variant
from ingest.build import run_build
from ingest.documents import Parser
from ingest.model import Heading, ParsedDocument, RawDocument
from ingest.parse.sandbox import ParserPool
from ingest.progress import Progress

CHAPTER = 2
"""Level of a chapter's heading: it stays, as it does in the product."""
DEPTH = 30
"""Passages looked at: a long provision may be several."""


@dataclass(frozen=True, slots=True)
class HeadingQuery:
    """A sub-heading and the provisions below it."""

    id: str
    text: str
    language: Language
    jurisdiction: Jurisdiction
    gold: tuple[str, ...]


class WithoutHeadings:
    """A parser whose documents have lost their sub-headings; what they said is kept as queries."""

    def __init__(self, parser: Parser) -> None:
        """Parse with ``parser``."""
        self._parser = parser
        self.queries: list[HeadingQuery] = []

    def parse(self, raw: RawDocument) -> tuple[ParsedDocument, ...]:
        """Return the documents of a file without their sub-headings."""
        parsed = self._parser.parse(raw)
        for document in parsed:
            self.queries += heading_queries(document)
        return tuple(replace(one, blocks=tuple(b for b in one.blocks if not _is_sub(b))) for one in parsed)


def heading_queries(parsed: ParsedDocument) -> list[HeadingQuery]:
    """Return the sub-headings that stand directly over a provision; the act must have a country."""
    act, jurisdiction = parsed.document.act, parsed.document.jurisdiction
    if act is None or jurisdiction is None:
        return []
    below: dict[str, list[str]] = {}
    heading = ""
    for place, block in enumerate(parsed.blocks):
        if isinstance(block, Heading) and block.provision and heading:
            below.setdefault(heading, []).append(f"{act} {block.provision}")
        elif isinstance(block, Heading) and not block.provision:
            heading = f"{place} {block.text}" if _is_sub(block) else ""
    return [
        HeadingQuery(f"{act} {at}", at.partition(" ")[2], parsed.document.language, jurisdiction, tuple(gold))
        for at, gold in below.items()
    ]


@contextmanager
def bare_index(
    act: Path, folder: Path, settings: Settings, embedder: Embedder
) -> Iterator[tuple[Index, list[HeadingQuery]]]:
    """Build the file ``act`` without sub-headings into an index below ``folder``, and open it.

    Raises what a build raises, and QuestionsUnreadable for an act without sub-headings.
    """
    corpus = folder / "act"
    corpus.mkdir()
    shutil.copy(act, corpus)
    here = settings.model_copy(update={"index": folder / "index"})
    cached = CachedEmbedder(embedder, settings.cache_folder)
    with ParserPool() as pool:
        parser = WithoutHeadings(pool)
        run_build([corpus], here, cached, parser, Progress(Console(quiet=True)))
    if not parser.queries:
        raise QuestionsUnreadable(f"{act} has no sub-headings above its provisions, so there is nothing to ask it.")
    index = Index.open(here.index_folder, embedder.model_id)
    try:
        yield index, parser.queries
    finally:
        index.close()


def rank_headings(
    index: Index, embedder: Embedder, queries: Sequence[HeadingQuery], today: date, variant: Variant
) -> Ranking:
    """Search with every heading; each provision below it is one need."""
    retriever = variant.make(index, embedder)
    asked = ((one, Query(one.text, one.language, one.jurisdiction, today)) for one in queries)
    return ranking(
        variant,
        ((one.id, retriever.retrieve(query, DEPTH), [[provision] for provision in one.gold]) for one, query in asked),
    )


def _is_sub(block: object) -> bool:
    return isinstance(block, Heading) and block.provision is None and block.level > CHAPTER
