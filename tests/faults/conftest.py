from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.index.layout import BUILDS
from evals.faults.place import Place
from evals.faults.serving import Served, serving


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place whose first edition was built by the real command; tests take copies of it."""
    place = Place(tmp_path_factory.mktemp("built"))
    assert place.build(1).code == 0
    return place


@pytest.fixture
def place(built: Place, tmp_path: Path) -> Place:
    """A copy of the built place, to be damaged."""
    shutil.copytree(built.folder, tmp_path / "place")
    return Place(tmp_path / "place")


@pytest.fixture(scope="session")
def good(built: Place) -> Path:
    """The folder of a whole build, not to be altered."""
    return built.index / BUILDS / (built.current() or "")


@pytest.fixture(scope="module")
def cold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Served]]:
    """A real server that was started without an index, and its place."""
    place = Place(tmp_path_factory.mktemp("cold"))
    with serving(place) as server:
        yield place, server
