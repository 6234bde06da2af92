from __future__ import annotations

import gc
import logging
import shutil
import threading
from pathlib import Path

import pytest

from assistant.domain import Jurisdiction
from assistant.errors import IndexDamaged, IndexMismatch, IndexMissing
from assistant.index import Index, LiveIndex
from assistant.index import live as live_module
from assistant.index.layout import BUILDS, CURRENT
from tests.assistant.index.samples import (
    FOUR,
    MODEL,
    SWEDISH,
    a_document,
    a_passage,
    descriptors_and_threads,
    found,
    publish,
)

SE = Jurisdiction.SE


def build_in_use(live: LiveIndex) -> str:
    with live.lease() as index:
        return index.build_id


def test_an_index_that_appears_later_is_found(root: Path) -> None:
    live = LiveIndex(root, MODEL)
    with pytest.raises(IndexMissing, match="lotsen build"), live.lease():
        pass
    publish(root, FOUR)
    assert build_in_use(live) == "b1"
    live.close()


def test_a_new_build_is_used_from_the_next_lease_on(root: Path) -> None:
    publish(root, FOUR, "b1")
    live = LiveIndex(root, MODEL)
    with live.lease() as before:
        publish(root, [SWEDISH], "b2")
        with live.lease() as after:
            assert (before.build_id, after.build_id) == ("b1", "b2")
        assert found(before, SE, "möte med marknaden")[0] == SWEDISH.id
    live.close()


def test_the_old_build_closes_when_its_last_lease_ends(root: Path) -> None:
    publish(root, FOUR, "b1")
    live = LiveIndex(root, MODEL)
    with live.lease() as old:
        publish(root, FOUR, "b2")
        live.check()
        assert old.catalogue.count() == 4
    with pytest.raises(Exception, match="closed"):
        old.catalogue.count()
    live.close()


@pytest.mark.parametrize("file", ["manifest.json", "vectors.i16"])
def test_a_broken_new_build_is_refused_and_the_old_one_serves(
    root: Path, file: str, caplog: pytest.LogCaptureFixture
) -> None:
    publish(root, FOUR, "b1")
    live = LiveIndex(root, MODEL)
    live.check()
    (publish(root, FOUR, "b2") / file).unlink()
    with caplog.at_level(logging.ERROR):
        assert [build_in_use(live) for _ in range(5)] == ["b1"] * 5
    assert isinstance(live.problem, IndexDamaged)
    assert len(caplog.records) == 1
    publish(root, FOUR, "b3")
    assert build_in_use(live) == "b3"
    assert live.problem is None
    live.close()


def test_a_build_of_another_model_is_refused_and_the_old_one_serves(root: Path) -> None:
    publish(root, FOUR, "b1")
    live = LiveIndex(root, MODEL)
    live.check()
    manifest = publish(root, FOUR, "b2") / "manifest.json"
    manifest.write_text(manifest.read_text().replace(MODEL, "another"))
    assert build_in_use(live) == "b1"
    assert isinstance(live.problem, IndexMismatch)
    live.close()


def test_an_index_that_vanishes_is_served_on(root: Path) -> None:
    publish(root, FOUR, "b1")
    live = LiveIndex(root, MODEL)
    live.check()
    (root / CURRENT).unlink()
    shutil.rmtree(root / BUILDS)
    with live.lease() as index:
        assert found(index, SE, "möte med marknaden")[0] == SWEDISH.id
    assert isinstance(live.problem, IndexMissing)
    live.close()


def test_a_build_that_could_not_be_opened_is_tried_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_module, "RETRY_SECONDS", 0.0)
    file = publish(root, FOUR, "b1") / "vectors.i16"
    file.rename(file.with_suffix(".away"))
    live = LiveIndex(root, MODEL)
    with pytest.raises(IndexDamaged):
        live.check()
    file.with_suffix(".away").rename(file)
    assert build_in_use(live) == "b1"
    live.close()


def test_no_request_fails_or_mixes_builds_while_ten_builds_are_published(root: Path) -> None:
    def publish_numbered(number: int) -> None:
        text = f"Bygge nummer {number} handlar om marknaden."
        publish(root, [a_passage(a_document(f"build-{number}"), text), *FOUR], f"b{number}")

    publish_numbered(0)
    live = LiveIndex(root, MODEL)
    live.check()
    seen: set[str] = set()
    wrong: list[object] = []
    asked = [0] * 4
    stop = threading.Event()

    def hammer(worker: int) -> None:
        while not stop.is_set():
            try:
                with live.lease() as index:
                    best = found(index, SE, "bygge nummer om marknaden")[0]
                    if best != f"build-{index.build_id[1:]}#0":
                        wrong.append((best, index.build_id))
                    seen.add(index.build_id)
                    asked[worker] += 1
            except Exception as error:
                wrong.append(error)

    threads = [threading.Thread(target=hammer, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for number in range(1, 11):
        publish_numbered(number)
        while f"b{number}" not in seen and not wrong:
            stop.wait(0.01)
        if number > 1:
            shutil.rmtree(root / BUILDS / f"b{number - 2}")
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert seen == {f"b{number}" for number in range(11)}
    assert min(asked) > 10
    live.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts descriptors in /proc")
def test_swaps_leave_no_descriptor_and_no_thread_behind(root: Path) -> None:
    live = LiveIndex(root, MODEL)
    publish(root, FOUR, "b0")
    build_in_use(live)
    gc.collect()  # what other tests left behind must not end in between
    before = descriptors_and_threads()
    for number in range(1, 7):
        publish(root, FOUR, f"b{number}")
        assert build_in_use(live) == f"b{number}"
    after = descriptors_and_threads()
    live.close()
    pool = 5  # Chroma's connections rise and fall; a leak would leave at least one for each of the six swaps
    assert after[0] <= before[0] + pool
    assert after[1] <= before[1] + pool


def test_a_new_build_is_never_answered_from_what_was_kept_of_the_old_one(root: Path) -> None:
    def about(index: Index) -> tuple[object, ...]:
        catalogue = index.catalogue
        documents = [document.title for document in catalogue.documents()]
        return documents, catalogue.headings("guide"), catalogue.document_of(0).title, catalogue.passage(0).text

    old = a_passage(a_document("guide", title="Gammal"), "Förr var det så.", heading_path=("Vad gällde?",))
    new = a_passage(a_document("guide", title="Ny"), "Nu är det så.", heading_path=("Vad gäller?",))
    publish(root, [old], "b1")
    live = LiveIndex(root, MODEL)
    with live.lease() as index:
        assert about(index) == (["Gammal"], ("Vad gällde?",), "Gammal", "Förr var det så.")
    publish(root, [new], "b2")
    with live.lease() as index:
        assert about(index) == (["Ny"], ("Vad gäller?",), "Ny", "Nu är det så.")
    live.close()
