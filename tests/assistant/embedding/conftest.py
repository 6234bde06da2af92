"""The real bundled model, prepared once for all tests of this folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.embedding.bundled import BundledEmbedder
from assistant.embedding.e5.prepare import write_model
from assistant.embedding.e5.weights import Weights, bundled_file
from assistant.embedding.sentence_transformers import SentenceTransformersEmbedder
from evals.bench.baseline.model_folder import write_model_folder


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def bundled(model_folder: Path) -> BundledEmbedder:
    return BundledEmbedder.open(model_folder)


@pytest.fixture(scope="session")
def untuned(tmp_path_factory: pytest.TempPathFactory) -> BundledEmbedder:
    """The package's own weights, without what Lotsen has learned since."""
    folder = tmp_path_factory.mktemp("untuned")
    write_model(Weights.open(bundled_file()), folder)
    return BundledEmbedder(folder)


@pytest.fixture(scope="session")
def sentence_transformers_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model_folder(tmp_path_factory.mktemp("huggingface") / "multilingual-e5-small")


@pytest.fixture(scope="session")
def sentence_transformers(request: pytest.FixtureRequest) -> SentenceTransformersEmbedder:
    if not os.environ.get("TEST_REQUIRE_TORCH"):
        pytest.importorskip("sentence_transformers", reason="the extra sentence-transformers (torch) is not installed")
    folder: Path = request.getfixturevalue("sentence_transformers_folder")
    return SentenceTransformersEmbedder.open(str(folder))
