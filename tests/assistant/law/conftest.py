"""A real index over the shipped law digests, the concordance and the terms, built once without the language model."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from assistant.answering.pipeline import Pipeline
from assistant.domain import Language
from assistant.embedding.cache import CachedEmbedder
from assistant.embedding.hashing import HashingEmbedder
from assistant.index.live import LiveIndex
from assistant.law.library import Library, library
from assistant.law.provisions import Provision, find_provision, home_language, read_reference
from assistant.retrieval.terms import Terms
from assistant.settings import Settings
from ingest.build import run_build
from ingest.parse.sandbox import ParserPool
from ingest.progress import Progress

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the index folder."""
    folder = tmp_path_factory.mktemp("law")
    shutil.copytree(CORPUS / "law", folder / "corpus" / "law")
    for name in ("concordance.csv", "terms.toml"):
        shutil.copy(CORPUS / name, folder / "corpus")
    settings = Settings(data=folder)
    with ParserPool() as parser:
        embedder = CachedEmbedder(HashingEmbedder(), settings.cache_folder)
        run_build([folder / "corpus"], settings, embedder, parser, Progress(Console(quiet=True)))
    return settings.index_folder


@pytest.fixture
def law(root: Path) -> Iterator[Library]:
    with library(root) as law:
        yield law


@pytest.fixture(scope="session")
def pipeline(root: Path) -> Iterator[Pipeline]:
    embedder = HashingEmbedder()
    live = LiveIndex(root, embedder.model_id)
    yield Pipeline(live, embedder, Terms.open(), today=lambda: TODAY)
    live.close()


def shown(law: Library, ref: str, as_of: date = TODAY, language: Language | None = None) -> Provision:
    """Return the provision as a person of that day would be shown it."""
    reference = read_reference(ref)
    return find_provision(law.catalogue, law.annex, reference, as_of, TODAY, language or home_language(reference))
