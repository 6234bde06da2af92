from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.domain import Jurisdiction
from assistant.errors import BuildFailed, IndexDamaged, IndexMismatch, IndexUnusable
from assistant.index import Index, IndexWriter
from assistant.index.nearest import connect, drop_collections
from ingest.publish import building
from tests.assistant.index.samples import DIMENSION, EUROPEAN, FOUR, GENERAL, MODEL, SWEDISH, found, matrix_of
from tests.assistant.index.servers import chroma_server

SE = Jurisdiction.SE


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server(tmp_path_factory.mktemp("server")) as address:
        yield address


def build(root: Path, url: str, fails: bool = False) -> str:
    with building(root, url) as under_way:
        with IndexWriter(under_way.folder, under_way.id, MODEL, DIMENSION, url) as writer:
            writer.add(FOUR, [matrix_of(passage) for passage in FOUR])
            writer.finish()
        if fails:
            raise RuntimeError("the power went")
        under_way.publish()
    return under_way.id


def collections(url: str) -> set[str]:
    client = connect(Path(), url)
    names = {collection.name for collection in client.list_collections()}
    client.close()
    return names


def of(build_id: str) -> set[str]:
    return {f"lotsen-{build_id}-{scope}" for scope in ("se", "no", "eu")}


def test_an_index_in_a_server_finds_the_same(root: Path, url: str) -> None:
    build(root, url)
    index = Index.open(root, MODEL, url)
    names = found(index, SE, "möte med marknaden innan annonsen")
    assert names[0] == SWEDISH.id
    assert set(names) == {SWEDISH.id, EUROPEAN.id, GENERAL.id}
    index.close()


def test_the_build_folder_holds_no_chroma(root: Path, url: str) -> None:
    folder = root / "builds" / build(root, url)
    assert not (folder / "chroma").exists()


def test_each_build_has_collections_of_its_own_and_the_last_two_are_kept(root: Path, url: str) -> None:
    others = collections(url)
    first, second, third = (build(root, url) for _ in range(3))
    assert collections(url) - others == of(second) | of(third)
    assert sorted(path.name for path in (root / "builds").iterdir()) == [second, third]
    assert not of(first) & collections(url)


def test_a_build_that_breaks_off_leaves_no_collection(root: Path, url: str) -> None:
    before = collections(url)
    with pytest.raises(BuildFailed, match="power went"):
        build(root, url, fails=True)
    assert collections(url) == before


def test_without_the_address_the_index_says_what_to_set(root: Path, url: str) -> None:
    build(root, url)
    with pytest.raises(IndexMismatch, match="LOTSEN_CHROMA_URL"):
        Index.open(root, MODEL)


def test_a_server_without_the_collections_is_damage(root: Path, url: str) -> None:
    drop_collections(url, build(root, url))
    with pytest.raises(IndexDamaged, match="lotsen build"):
        Index.open(root, MODEL, url)


def test_a_server_that_does_not_answer_is_named(root: Path, url: str) -> None:
    build(root, url)
    with pytest.raises(IndexUnusable, match=r"http://127\.0\.0\.1:9 does not answer"):
        Index.open(root, MODEL, "http://127.0.0.1:9")
