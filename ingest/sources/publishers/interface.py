"""What every way of fetching gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from ingest.sources.registry import Source
from ingest.sources.store import Snapshot


@dataclass(frozen=True, slots=True)
class Fetched:
    """A text as its publisher gave it out."""

    data: bytes
    suffix: str
    """Of the file it is kept in; the parsers choose their reader by it and by what the file holds."""
    address: str
    """Where it came from in the end, after redirects."""
    headers: Mapping[str, str] = field(default_factory=dict)
    edition: str | None = None
    """The publisher's name for this wording: a consolidated CELEX number, the date of an archive."""
    valid_from: date | None = None
    notice: str | None = None
    """What a person should know of it."""


class Fetcher(Protocol):
    """Fetches the texts of one publisher."""

    def fetch(self, source: Source, last: Snapshot | None) -> Fetched | None:
        """Return the text of ``source``; None if ``last`` is still the newest. Raises SourceError."""
