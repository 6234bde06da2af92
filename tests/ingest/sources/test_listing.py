"""What ``lotsen sources list`` tells of each source."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ingest.sources.listing import Row, rows
from ingest.sources.registry import Registry
from ingest.sources.store import LastCheck, Store
from tests.ingest.sources.test_registry import SHIPPED
from tests.ingest.sources.test_store import kept

TODAY = date(2026, 11, 25)


def listed(store: Store, source: str, registry: Registry = SHIPPED) -> Row:
    return next(row for row in rows(registry, store, TODAY) if row.source == source)


def test_every_source_has_a_row_with_its_terms(store: Store) -> None:
    found = list(rows(SHIPPED, store, TODAY))
    assert [row.source for row in found] == [source.id for source in SHIPPED.source]
    assert all(row.publisher and row.licence for row in found)


def test_a_source_that_was_never_fetched_says_so(store: Store) -> None:
    row = listed(store, "lou")
    assert (row.state, row.snapshot, row.age_days, row.snapshots) == ("none", None, None, 0)
    assert "never fetched" in row.as_text()
    assert "https://data.riksdagen.se/dokument/sfs-2016-1145.text" in row.as_text()


def test_a_snapshot_has_a_day_and_an_age(store: Store) -> None:
    kept(store, b"older", 3)
    kept(store, b"text", 22)
    row = listed(store, "lou")
    assert (row.state, row.snapshot, row.age_days, row.snapshots) == ("good", "2026-11-22", 3, 2)
    assert "2026-11-22, 3 days old  ·  good" in row.as_text()


def test_a_failed_check_is_told_with_its_reason_beside_the_snapshot_that_stays(store: Store) -> None:
    kept(store, b"text", 22)
    store.note("lou", LastCheck(asked_at=datetime.now(UTC), state="failed", message="it answers 503"))
    row = listed(store, "lou")
    assert (row.state, row.snapshot) == ("failed", "2026-11-22")
    assert "! it answers 503" in row.as_text()


def test_a_damaged_snapshot_is_named(store: Store) -> None:
    kept(store, b"older", 3)
    store.path(kept(store, b"text", 22)).write_bytes(b"other")
    row = listed(store, "lou")
    assert (row.state, row.snapshot) == ("damaged", "2026-11-03")
    assert row.message is not None
    assert "2026-11-22" in row.message


@pytest.mark.parametrize(
    ("source", "mark"),
    [("eu-2014-24.da", "off"), ("eu-2014-25.sv", "not confirmed"), ("hankintalaki.fi", "not confirmed")],
)
def test_what_is_off_or_not_confirmed_says_why(store: Store, source: str, mark: str) -> None:
    row = listed(store, source)
    assert mark in row.as_text().splitlines()[1]
    assert row.note is not None
    assert row.note in row.as_text()


def test_the_pages_of_a_list_follow_it(store: Store) -> None:
    kept(store, b"text", 22, "anskaffelser-no/dialog")
    found = [row.source for row in rows(SHIPPED, store, TODAY)]
    assert found[found.index("anskaffelser-no") + 1] == "anskaffelser-no/dialog"
