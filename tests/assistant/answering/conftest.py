"""A real index over a small corpus of our own, built once with the bundled model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from assistant.answering.pipeline import Pipeline
from assistant.embedding.bundled import BundledEmbedder
from assistant.embedding.cache import CachedEmbedder
from assistant.index.index import Index
from assistant.index.live import LiveIndex
from assistant.retrieval.terms import Terms
from assistant.settings import Settings
from ingest.build import run_build
from ingest.parse import ParserPool
from ingest.progress import Progress

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> BundledEmbedder:
    return BundledEmbedder.open(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="session")
def live(embedder: BundledEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveIndex]:
    settings = Settings(data=tmp_path_factory.mktemp("answering"))
    cached = CachedEmbedder(embedder, settings.cache_folder)
    with ParserPool() as parser:
        run_build([CORPUS], settings, cached, parser, Progress(Console(quiet=True)))
    live = LiveIndex(settings.index_folder, embedder.model_id)
    yield live
    live.close()


@pytest.fixture
def index(live: LiveIndex) -> Iterator[Index]:
    with live.lease() as index:
        yield index


@pytest.fixture
def pipeline(live: LiveIndex, embedder: BundledEmbedder) -> Pipeline:
    return Pipeline(live, embedder, Terms.open(), today=lambda: TODAY)
