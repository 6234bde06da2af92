"""Fetching sources: ask, check, parse, compare with the last snapshot, keep. What fails leaves the last one alone."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.domain import Kind
from assistant.errors import SourceError
from ingest.documents import Parser
from ingest.sources.changes import Changes, changes_between, content_of
from ingest.sources.client import Client
from ingest.sources.clock import Clock
from ingest.sources.exchange import Line
from ingest.sources.publishers.cellar import Cellar
from ingest.sources.publishers.government import GovernmentDatabase
from ingest.sources.publishers.interface import Fetched, Fetcher
from ingest.sources.publishers.lovdata import LovdataArchives
from ingest.sources.publishers.pages import pages_of
from ingest.sources.publishers.single import SingleText
from ingest.sources.reading import content_of_last, read, refuse_shrunk
from ingest.sources.registry import Format, Registry, Source
from ingest.sources.store import LastCheck, Snapshot, Store

_KEPT_HEADERS = ("etag", "last-modified", "content-type", "date")


class State(StrEnum):
    """How the sync of one source went."""

    new = "new"
    changed = "changed"
    unchanged = "unchanged"
    failed = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """What a sync says of one source."""

    source: Source
    state: State
    message: str
    snapshot: Snapshot | None = None
    """The newest good one, also after a failure."""
    changes: Changes | None = None

    def as_json(self) -> dict[str, object]:
        """Return the result as plain values."""
        return {
            "source": self.source.id,
            "state": self.state.value,
            "message": self.message,
            "snapshot": self.snapshot.day.isoformat() if self.snapshot else None,
            "sha256": self.snapshot.sha256 if self.snapshot else None,
            "changes": self.changes.as_json() if self.changes else None,
        }


def sync(
    sources: Iterable[Source],
    registry: Registry,
    store: Store,
    parser: Parser,
    line: Line,
    *,
    contact: str | None = None,
    accept: Collection[str] = (),
) -> Iterator[Result]:
    """Fetch each source and yield how it went; a list of pages yields one result per page.

    ``accept`` names the sources whose text may be much smaller than the last one. Nothing is raised for a source that
    fails: its Result says why, and its last snapshot stays.
    """
    chosen = tuple(sources)
    with tempfile.TemporaryDirectory(prefix="lotsen-sync-") as folder:
        for name in dict.fromkeys(source.publisher for source in chosen):
            publisher = registry.publisher[name]
            own = tuple(source for source in chosen if source.publisher == name)
            client = Client(publisher.hosts, line, contact=contact, delay=publisher.delay_seconds)
            fetchers = _fetchers(client, own, Path(folder))
            for source in own:
                for one in _expanded(source, client, frozenset(publisher.hosts)):
                    if isinstance(one, Result):
                        _note(store, line.clock, one)
                        yield one
                        continue
                    result = _synced(one, fetchers[one.format], store, parser, line.clock, accept)
                    _note(store, line.clock, result)
                    yield result


def _fetchers(client: Client, sources: tuple[Source, ...], folder: Path) -> dict[Format, Fetcher]:
    single = SingleText(client)
    return {
        Format.riksdagen_text: single,
        Format.lex_dania_xml: single,
        Format.akoma_ntoso_xml: single,
        Format.html_page: single,
        Format.government_json: GovernmentDatabase(client),
        Format.lovdata_archive: LovdataArchives(client, sources, folder),
        Format.cellar_xhtml: Cellar(client),
    }


def _expanded(source: Source, client: Client, hosts: frozenset[str]) -> tuple[Source | Result, ...]:
    if source.format is not Format.html_pages:
        return (source,)
    try:
        return pages_of(source, client, hosts)
    except SourceError as error:
        return (Result(source, State.failed, str(error)),)


def _synced(
    source: Source, fetcher: Fetcher, store: Store, parser: Parser, clock: Clock, accept: Collection[str]
) -> Result:
    last = store.newest(source.id)
    try:
        fetched = fetcher.fetch(source, last)
        if fetched is None:
            return Result(source, State.unchanged, "the publisher has no newer text", last)
        return _taken(source, fetched, last, store, parser, clock, accept)
    except SourceError as error:
        kept = f"The snapshot of {last.day} stays." if last else "There is no snapshot yet."
        return Result(source, State.failed, f"{error} {kept}", last)


def _taken(
    source: Source,
    fetched: Fetched,
    last: Snapshot | None,
    store: Store,
    parser: Parser,
    clock: Clock,
    accept: Collection[str],
) -> Result:
    notice = f" ({fetched.notice})" if fetched.notice else ""
    snapshot = _snapshot(source, fetched, clock)
    if last and last.sha256 == snapshot.sha256:
        store.renew(last, snapshot)
        return Result(source, State.unchanged, f"the same text came again{notice}", last)
    documents = read(source, snapshot.file, fetched.data, parser)
    content = content_of(documents)
    if source.kind is Kind.act and snapshot.valid_from is None:
        snapshot = snapshot.model_copy(update={"valid_from": documents[0].document.valid_from})
    before = content_of_last(source, last, store, parser)
    if before and source.id not in accept:
        refuse_shrunk(source, before, content)
    changes = changes_between(before, content) if before else None
    store.keep(snapshot, fetched.data, _filed(last, snapshot, changes))
    if changes is None:
        message = f"first snapshot, {len(content.provisions)} provisions" if content.provisions else "first snapshot"
        return Result(source, State.new, message + notice, snapshot)
    return Result(source, State.changed, changes.in_words() + notice, snapshot, changes)


def _snapshot(source: Source, fetched: Fetched, clock: Clock) -> Snapshot:
    return Snapshot(
        source=source.id,
        file=source.id.rpartition("/")[2] + fetched.suffix,
        sha256=hashlib.sha256(fetched.data).hexdigest(),
        bytes=len(fetched.data),
        fetched_at=clock.now(),
        asked=source.address,
        address=fetched.address,
        headers={name: fetched.headers[name] for name in _KEPT_HEADERS if name in fetched.headers},
        edition=fetched.edition,
        valid_from=fetched.valid_from,
    )


def _filed(last: Snapshot | None, new: Snapshot, changes: Changes | None) -> dict[str, object]:
    return {
        "source": new.source,
        "before": last.day.isoformat() if last else None,
        "after": new.day.isoformat(),
        "changes": changes.as_json() if changes else None,
    }


def _note(store: Store, clock: Clock, result: Result) -> None:
    check = LastCheck(asked_at=clock.now(), state=result.state.value, message=result.message)
    store.note(result.source.id, check)
