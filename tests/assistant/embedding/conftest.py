"""The real bundled model, prepared once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.bundled import BundledEmbedder


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def bundled(model_folder: Path) -> BundledEmbedder:
    return BundledEmbedder.open(model_folder)
