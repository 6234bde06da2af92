from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.check.corpus.making import sound


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return sound(tmp_path / "corpus")
