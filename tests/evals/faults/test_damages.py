"""Each damage is done to a small build of our own, and the product sees each of them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from assistant.errors import IndexUnusable
from assistant.index import Index
from assistant.index.layout import BUILDS, CURRENT
from evals.faults.damages import Damage, damages, flip_one, publish_damaged
from tests.assistant.index.samples import FOUR, MODEL, write_build

DAMAGES = damages()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("good") / "good", FOUR, "bad1")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / BUILDS).mkdir()
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_two_damages_have_one_name() -> None:
    assert len({damage.name for damage in DAMAGES}) == len(DAMAGES) >= 15


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_a_damage_alters_the_copy_and_leaves_the_good_build_alone(good: Path, root: Path, damage: Damage) -> None:
    before = contents(good)
    publish_damaged(good, root, "bad1", damage)
    assert contents(good) == before
    assert contents(root / BUILDS / "bad1") != before
    assert (root / CURRENT).read_text() == "bad1\n"


# What happens to Chroma's SQLite file, and to vectors in it, only the whole check of a build sees; see tests/faults.
SEEN_ON_OPENING = [damage for damage in DAMAGES if "SQLite" not in damage.name]


@pytest.mark.parametrize("damage", SEEN_ON_OPENING, ids=lambda damage: damage.name)
def test_the_product_refuses_what_was_damaged_and_names_it(good: Path, root: Path, damage: Damage) -> None:
    publish_damaged(good, root, "bad1", damage)
    with pytest.raises(IndexUnusable) as caught:
        Index.open(root, MODEL)
    assert damage.named.lower() in str(caught.value).lower()


def test_one_byte_is_altered_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"\0" * 1_000)
    flip_one(file, random.Random(3))
    assert len(file.read_bytes()) == 1_000
    assert sum(byte != 0 for byte in file.read_bytes()) == 1
