from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.index import Index
from tests.assistant.index.samples import FOUR, MODEL, publish


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An index folder in which nothing was published yet."""
    folder = tmp_path / "index"
    folder.mkdir()
    return folder


@pytest.fixture
def four(root: Path) -> Iterator[Index]:
    """An index of one Swedish, one Norwegian, one EU and one general passage."""
    publish(root, FOUR)
    index = Index.open(root, MODEL)
    yield index
    index.close()
