"""The cache: whole snapshots, checked before they are used, never lost to a failure."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime

import pytest

from ingest.sources.store import CHANGES, LAST_CHECK, SNAPSHOT, LastCheck, Snapshot, Store


def kept(store: Store, data: bytes, day: int = 22, source: str = "lou") -> Snapshot:
    snapshot = Snapshot(
        source=source,
        file="lou.txt",
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        fetched_at=datetime(2026, 11, day, 9, tzinfo=UTC),
        asked="https://data.riksdagen.se/x",
        address="https://data.riksdagen.se/x",
        headers={"etag": '"a"'},
    )
    store.keep(snapshot, data, {"changes": None})
    return snapshot


def test_a_snapshot_is_a_dated_folder_with_bytes_record_and_changes(store: Store) -> None:
    snapshot = kept(store, b"text")
    folder = store.folder / "lou" / "2026-11-22"
    assert {one.name for one in folder.iterdir()} == {"lou.txt", SNAPSHOT, CHANGES}
    assert (folder / "lou.txt").read_bytes() == b"text"
    record = json.loads((folder / SNAPSHOT).read_text())
    assert record["sha256"] == hashlib.sha256(b"text").hexdigest()
    assert record["fetched_at"] == "2026-11-22T09:00:00Z"
    assert record["headers"] == {"etag": '"a"'}
    assert store.newest("lou") == snapshot


def test_snapshots_come_oldest_first(store: Store) -> None:
    for day in (22, 3, 15):
        kept(store, f"text {day}".encode(), day)
    assert [one.day.day for one in store.snapshots("lou")] == [3, 15, 22]
    assert store.newest("lou") == store.snapshots("lou")[-1]


def test_the_later_text_of_one_day_takes_the_earlier_ones_place(store: Store) -> None:
    kept(store, b"morning")
    evening = kept(store, b"evening")
    assert store.snapshots("lou") == [evening]
    assert store.data(evening) == b"evening"
    assert [one.name for one in (store.folder / "lou").iterdir()] == ["2026-11-22"]


@pytest.mark.parametrize("harm", ["bytes", "no file", "no record", "half a record", "a record of another folder"])
def test_a_damaged_snapshot_is_not_used_and_the_good_one_before_it_is(store: Store, harm: str) -> None:
    good = kept(store, b"good", 3)
    folder = store.path(kept(store, b"newer", 22)).parent
    if harm == "bytes":
        (folder / "lou.txt").write_bytes(b"newEr")
    elif harm == "no file":
        (folder / "lou.txt").unlink()
    elif harm == "no record":
        (folder / SNAPSHOT).unlink()
    elif harm == "half a record":
        (folder / SNAPSHOT).write_text((folder / SNAPSHOT).read_text()[:50])
    else:
        record = json.loads((folder / SNAPSHOT).read_text()) | {"file": "../2026-11-03/lou.txt"}
        (folder / SNAPSHOT).write_text(json.dumps(record))
    assert store.newest("lou") == good
    assert store.damaged("lou") == ["2026-11-22"]


def test_an_unfinished_snapshot_is_not_seen(store: Store) -> None:
    good = kept(store, b"good", 3)
    (store.folder / "lou" / ".new-abc").mkdir()
    (store.folder / "lou" / "2026-13-99").mkdir()
    assert store.snapshots("lou") == [good]
    assert store.damaged("lou") == []


def test_what_the_publisher_calls_an_unchanged_text_can_be_renewed(store: Store) -> None:
    snapshot = kept(store, b"text")
    store.renew(snapshot, snapshot.model_copy(update={"headers": {"etag": '"b"'}, "edition": "2"}))
    renewed = store.newest("lou")
    assert renewed is not None
    assert (renewed.known.etag, renewed.edition, renewed.fetched_at) == ('"b"', "2", snapshot.fetched_at)


def test_a_source_that_was_never_asked_for_has_no_snapshot_and_no_check(store: Store) -> None:
    assert store.newest("lou") is None
    assert store.last_check("lou") is None
    assert store.pages("lou") == []


def test_how_asking_went_is_remembered(store: Store) -> None:
    check = LastCheck(asked_at=datetime(2026, 11, 22, 9, tzinfo=UTC), state="failed", message="no network")
    store.note("lou", check)
    assert store.last_check("lou") == check
    (store.folder / "lou" / LAST_CHECK).write_text("{")
    assert store.last_check("lou") is None


def test_pages_of_a_list_are_told_from_its_days(store: Store) -> None:
    kept(store, b"text", source="guide/dialog")
    kept(store, b"text", source="guide/avtal")
    kept(store, b"text", source="guide")
    assert store.pages("guide") == ["guide/avtal", "guide/dialog"]
    assert [one.day for one in store.snapshots("guide/avtal")] == [date(2026, 11, 22)]
