"""The cache of official texts: one folder per source, in it one per day on which the text was new.

    <data>/sources/<source id>/<YYYY-MM-DD>/<source id>.<suffix>   the publisher's bytes, unchanged
                                           /snapshot.json          where they came from, when, and their SHA-256
                                           /changes.json           what differs from the snapshot before
                              /last_check.json                     when the publisher was asked last, and how that went

A snapshot appears whole or not at all, and nothing but a later snapshot of the same day takes its place.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.sources.client import Known

SNAPSHOT: Final = "snapshot.json"
CHANGES: Final = "changes.json"
LAST_CHECK: Final = "last_check.json"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Snapshot(BaseModel):
    """What is known of a text besides its bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    file: str
    sha256: str
    bytes: int
    fetched_at: datetime
    asked: str
    """The address of sources.toml."""
    address: str
    """Where the bytes came from in the end."""
    headers: dict[str, str] = {}
    edition: str | None = None
    valid_from: date | None = None

    @property
    def day(self) -> date:
        """The day by which it is filed."""
        return self.fetched_at.date()

    @property
    def known(self) -> Known:
        """What the publisher called it."""
        return Known(self.headers.get("etag"), self.headers.get("last-modified"))


class LastCheck(BaseModel):
    """How asking for a source went the last time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asked_at: datetime
    state: str
    message: str | None = None


class Store:
    """Reads and writes the cache."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def snapshots(self, source: str) -> list[Snapshot]:
        """Return the good snapshots of a source, oldest first; one whose bytes are not its own is left out."""
        return [one for one in map(self._read, self._days(source)) if one is not None and self.data(one) is not None]

    def newest(self, source: str) -> Snapshot | None:
        """Return the last good snapshot."""
        return next(iter(self.snapshots(source)[-1:]), None)

    def damaged(self, source: str) -> list[str]:
        """Return the days whose snapshots cannot be used."""
        good = {one.day.isoformat() for one in self.snapshots(source)}
        return [folder.name for folder in self._days(source) if folder.name not in good]

    def path(self, snapshot: Snapshot) -> Path:
        """Return the file of a snapshot."""
        return self.folder / snapshot.source / snapshot.day.isoformat() / snapshot.file

    def data(self, snapshot: Snapshot) -> bytes | None:
        """Return the bytes of a snapshot; None if they are gone or have another checksum than when they came."""
        try:
            data = self.path(snapshot).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == snapshot.sha256 else None

    def keep(self, snapshot: Snapshot, data: bytes, changes: object) -> None:
        """Write a snapshot, whole or not at all; one of the same day is replaced."""
        final = self.path(snapshot).parent
        final.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=".new-", dir=final.parent))
        (new / snapshot.file).write_bytes(data)
        _write(new / SNAPSHOT, snapshot)
        (new / CHANGES).write_text(json.dumps(changes, ensure_ascii=False, indent=2), encoding="utf-8")
        new.chmod(0o755)
        old = new.with_name(f".old-{new.name}")
        if final.exists():
            final.rename(old)
        new.rename(final)
        shutil.rmtree(old, ignore_errors=True)

    def renew(self, kept: Snapshot, again: Snapshot) -> None:
        """Write down what the publisher now calls a text that came again unchanged, so that it need not come again."""
        told = kept.model_copy(update={"headers": again.headers, "edition": again.edition})
        _write(self.path(kept).with_name(SNAPSHOT), told)

    def last_check(self, source: str) -> LastCheck | None:
        """Return how asking went the last time; None if it was never asked for."""
        try:
            return LastCheck.model_validate_json((self.folder / source / LAST_CHECK).read_bytes())
        except (OSError, ValidationError):
            return None

    def note(self, source: str, check: LastCheck) -> None:
        """Write down how asking went."""
        folder = self.folder / source
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / LAST_CHECK, check)

    def pages(self, source: str) -> list[str]:
        """Return the ids of a list's pages that have a folder here."""
        return [f"{source}/{one.name}" for one in _folders(self.folder / source) if not _is_day(one.name)]

    def _days(self, source: str) -> list[Path]:
        return [one for one in _folders(self.folder / source) if _is_day(one.name)]

    def _read(self, folder: Path) -> Snapshot | None:
        try:
            found = Snapshot.model_validate_json((folder / SNAPSHOT).read_bytes())
        except (OSError, ValidationError):
            return None
        return found if self.path(found).parent == folder and "/" not in found.file else None


def _write(file: Path, value: BaseModel) -> None:
    new = file.with_name(f".{file.name}.new")
    new.write_text(value.model_dump_json(indent=2), encoding="utf-8")
    new.replace(file)


def _folders(folder: Path) -> Iterator[Path]:
    """Yield the visible folders in ``folder`` in the order of their names."""
    if folder.is_dir():
        yield from sorted(one for one in folder.iterdir() if one.is_dir() and not one.name.startswith("."))


def _is_day(name: str) -> bool:
    try:
        return bool(_DAY.fullmatch(name) and date.fromisoformat(name))
    except ValueError:
        return False
