"""Damaged indexes: refused by name in a new process, told by a new server, passed over by one that has a good build."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.embedding.hashing import HashingEmbedder
from assistant.errors import IndexDamaged, IndexUnusable
from assistant.index import Index
from assistant.index.layout import BUILDS
from evals.faults.corpus import METHODS, QUESTION
from evals.faults.damages import Damage, damages, flip_one, publish_damaged
from evals.faults.opener import look
from evals.faults.place import Place
from evals.faults.serving import Served
from ingest.verify import verify
from tests.assistant.index.samples import MODEL, SWEDISH, publish

ASKED = QUESTION.format(METHODS[0])
DAMAGES = {damage.name: damage for damage in damages()}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_every_damage_is_refused_by_name(good: Path, tmp_path: Path, damage: Damage) -> None:
    publish_damaged(good, tmp_path, "damaged", damage)
    with pytest.raises(IndexUnusable, match=damage.named) as refused:
        Index.open(tmp_path, HashingEmbedder.model_id)
    assert "lotsen build" in str(refused.value)


def test_the_command_ends_with_3_and_says_which_index_and_what_is_wrong(good: Path, tmp_path: Path) -> None:
    place, name = Place(tmp_path), "flipped bytes in Chroma's HNSW file"
    publish_damaged(good, place.index, "damaged", DAMAGES[name])
    ended = place.lotsen("ask", ASKED)
    assert ended.code == 3
    assert DAMAGES[name].named in ended.message
    assert str(place.index) in ended.message
    assert not ended.traced


def test_a_server_without_a_usable_index_says_why_and_answers_when_there_is_one(
    good: Path, cold: tuple[Place, Served]
) -> None:
    place, server = cold
    ready = server.ready()
    assert (ready.status_code, ready.json()["code"]) == (503, "index_missing")
    assert f"There is no index in {place.index}" in ready.json()["detail"]

    publish_damaged(good, place.index, "cut", DAMAGES["truncated vectors"])
    assert "vectors.i16 is not as it was written" in server.ready().json()["detail"]
    assert server.ask(ASKED).json()["outcome"] == "index_missing"

    publish_damaged(good, place.index, good.name, Damage("none", lambda folder: None, ""))
    assert server.ready().json() == {"status": "ready", "build_id": good.name}
    publish_damaged(good, place.index, "cut-again", DAMAGES["truncated manifest"])
    answer = server.ask(ASKED).json()
    assert (answer["outcome"], answer["index"]["build_id"]) == ("answered", good.name)


@pytest.mark.parametrize("seed", range(3))
def test_one_byte_altered_anywhere_is_refused_or_harmless(good: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    name = chance.choice(sorted(path.relative_to(good) for path in good.rglob("*") if path.is_file()))
    publish_damaged(good, tmp_path, good.name, Damage("", lambda copy: flip_one(copy / name, chance), ""))
    seen = look(tmp_path)
    if seen.problem is None:
        assert seen.outcome == "answered"
        assert "Metod alfa är ett samtal med marknaden" in seen.text


@pytest.mark.parametrize("page", [1, 2])
def test_a_lost_page_of_chromas_sqlite_file_is_damage(good: Path, tmp_path: Path, page: int) -> None:
    """On some of these Chroma's Rust code panics, with an exception that is no Exception."""
    publish_damaged(good, tmp_path, good.name, Damage("", lambda folder: _lose_page(folder, page), ""))
    with pytest.raises(IndexDamaged, match="chroma cannot be opened"):
        Index.open(tmp_path, HashingEmbedder.model_id)


def _lose_page(folder: Path, page: int) -> None:
    path = folder / "chroma" / "chroma.sqlite3"
    content = bytearray(path.read_bytes())
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(content)


def test_names_in_a_damaged_sqlite_file_that_are_no_text_are_damage_too(good: Path, tmp_path: Path) -> None:
    publish_damaged(good, tmp_path, "damaged", Damage("", _spoil_a_name, ""))
    with pytest.raises(IndexDamaged, match=r"catalogue\.sqlite cannot be read"):
        verify(tmp_path / BUILDS / "damaged")


def _spoil_a_name(folder: Path) -> None:
    path = folder / "catalogue.sqlite"
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE spoiled (word TEXT)")
    connection.close()
    content = path.read_bytes().replace(b"CREATE TABLE spoiled", b"CREXTE TABLE spoiled")
    path.write_bytes(content.replace(b"tablespoiledspoiled", b"table\xff\xfe\xff\xfe\xff\xfe\xffspoiled"))


@pytest.mark.parametrize("passages", [1, 2, 3])
def test_an_index_of_few_passages_opens_again_and_again(tmp_path: Path, passages: int) -> None:
    """Chroma rewrites files that it did not flush when the index was built; then their checksums would be wrong."""
    few = [replace(SWEDISH, id=f"{SWEDISH.document.id}#{number}", position=number) for number in range(passages)]
    publish(tmp_path, few)
    for _ in range(3):
        Index.open(tmp_path, MODEL).close()
