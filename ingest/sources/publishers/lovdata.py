"""Lovdata's public data: archives of all acts in force, of which only the wanted members are kept.

``/v1/publicData/list`` answers with ``[{"filename", "description", "sizeBytes", "lastModified"}, …]``,
``/v1/publicData/get/<filename>`` with the archive. An archive is fetched once for all of its acts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

from assistant.errors import SourceDamaged
from ingest.sources.client import Client
from ingest.sources.exchange import Limits
from ingest.sources.publishers.archive import read_members
from ingest.sources.publishers.complete import check_page
from ingest.sources.publishers.interface import Fetched
from ingest.sources.registry import Source
from ingest.sources.store import Snapshot

ARCHIVE_LIMITS: Final = Limits(bytes=300_000_000, seconds=900.0)


class LovdataArchives:
    """Fetches Norwegian acts out of the archives of a sync's sources."""

    def __init__(self, client: Client, sources: Iterable[Source], folder: Path) -> None:
        """Take all sources of this publisher, and a folder for an archive while it is read."""
        self._client = client
        self._sources = tuple(sources)
        self._folder = folder
        self._listed: dict[str, dict[str, Any]] = {}
        self._members: dict[str, dict[str, bytes]] = {}

    def fetch(self, source: Source, last: Snapshot | None) -> Fetched | None:
        """Return the act's member; None if the archive has not changed since. Raises SourceError."""
        listed = self._entry(source.address)
        edition = str(listed["lastModified"])
        if last and last.edition == edition:
            return None
        data = self._read(source.address, listed).get(str(source.member))
        if data is None:
            raise SourceDamaged(
                f"{source.address} has no {source.member}. If the act was repealed, its publisher says so on its page."
            )
        check_page(data, f"{source.member} in {source.address}")
        return Fetched(data, ".xml", source.address, edition=edition)

    def _entry(self, address: str) -> dict[str, Any]:
        list_address = urljoin(address, "../list")
        if not self._listed:
            reply = self._client.get(list_address, {"Accept": "application/json"})
            try:
                self._listed = {str(one["filename"]): dict(one) for one in json.loads(reply.body)}
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise SourceDamaged(f"{list_address} is not the list of archives it was.") from error
        name = address.rpartition("/")[2]
        entry = self._listed.get(name)
        if not entry or not {"lastModified", "sizeBytes"} <= set(entry):
            raise SourceDamaged(f"{list_address} does not list {name} with its size and date.")
        return entry

    def _read(self, address: str, listed: dict[str, Any]) -> dict[str, bytes]:
        if address not in self._members:
            wanted = {str(one.member) for one in self._sources if one.address == address}
            path = self._folder / "archive.tar.bz2"
            with path.open("w+b") as sink:
                self._client.get(address, {"Accept": "*/*"}, limits=ARCHIVE_LIMITS, sink=sink)
                size = sink.seek(0, 2)
            if size != listed["sizeBytes"]:
                raise SourceDamaged(f"{address} has {size:,} bytes; the list promises {listed['sizeBytes']:,}.")
            self._members[address] = read_members(path, wanted)
            path.unlink()
        return self._members[address]
