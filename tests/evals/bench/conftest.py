"""The bundled model, prepared once for all tests of the benchmark."""

from __future__ import annotations

import pytest

from assistant.embedding.base import Embedder
from assistant.embedding.bundled import BundledEmbedder


@pytest.fixture(scope="session")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    return BundledEmbedder.open(tmp_path_factory.mktemp("models"))
