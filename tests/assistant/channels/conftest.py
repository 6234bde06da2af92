from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assistant.channels import processes


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with an index."""
    folder = tmp_path_factory.mktemp("channels")
    processes.build(folder)
    return folder


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Return the address of a real server process with MCP switched on."""
    with processes.server(built, LOTSEN_MCP="true") as address:
        yield address
