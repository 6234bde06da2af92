"""The publishers on loopback, and a folder for what is fetched from them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.parse.sandbox import ParserPool
from ingest.sources.client import Client
from ingest.sources.store import Store
from tests.ingest.sources.publisher_server import HOSTS, PublisherServer


@pytest.fixture
def publishers() -> Iterator[PublisherServer]:
    with PublisherServer() as server:
        yield server


@pytest.fixture
def client(publishers: PublisherServer) -> Client:
    return Client(HOSTS, publishers.line(), contact="post@example.se")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "sources")


@pytest.fixture(scope="session")
def parser() -> Iterator[ParserPool]:
    with ParserPool() as pool:
        yield pool
