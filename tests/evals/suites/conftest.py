"""The whole product over the small corpus, without the language model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from assistant.composition import Assistant, compose
from assistant.embedding.cache import CachedEmbedder
from assistant.embedding.hashing import HashingEmbedder
from assistant.index.index import Index
from assistant.settings import Settings
from ingest.build import run_build
from ingest.parse.sandbox import ParserPool
from ingest.progress import Progress

CORPUS = Path(__file__).parents[2] / "data" / "corpus"


@pytest.fixture(scope="package")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    settings = Settings(data=tmp_path_factory.mktemp("suites"), embedding="hashing")
    with ParserPool() as parser:
        cached = CachedEmbedder(HashingEmbedder(), settings.cache_folder)
        run_build([CORPUS], settings, cached, parser, Progress(Console(quiet=True)))
    assistant = compose(settings)
    yield assistant
    assistant.close()


@pytest.fixture
def index(assistant: Assistant) -> Iterator[Index]:
    with assistant.live_index.lease() as index:
        yield index
