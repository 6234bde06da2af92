"""The real bundled model, prepared once for all tests of this folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.embedding.bundled import BundledEmbedder
from assistant.embedding.e5.calibration import calibrate
from assistant.embedding.e5.files import GRAPH, TOKENIZER
from assistant.embedding.e5.graph import write_graph
from assistant.embedding.e5.sample import SENTENCES
from assistant.embedding.e5.tokenizer import Tokenizer, write_tokenizer
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
    folder, weights = tmp_path_factory.mktemp("untuned"), Weights.open(bundled_file())
    write_tokenizer(weights.vocabulary, folder / TOKENIZER)
    tokenizer = Tokenizer(folder / TOKENIZER)
    write_graph(weights, calibrate(weights, [tokenizer.ids(text) for text in SENTENCES]), folder / GRAPH)
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
