"""The SQLite file behind the embedding cache. Whatever happens to it, it never gives a wrong vector.

Every entry carries a checksum over its key and its bytes. A file that SQLite or a checksum finds damaged is deleted and
begun anew, with a warning; one that cannot be written (full disk, no rights, locked) is left alone, with a warning.
"""

from __future__ import annotations

import logging
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

log = logging.getLogger(__name__)

Halves = NDArray[np.float16]
"""Shape (rows, dimension)."""

_SCHEMA: Final = "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, used INTEGER, sum INTEGER, matrix BLOB)"
_WAIT_S: Final = 30.0
_SECONDS_A_DAY: Final = 86_400
_SIZES: Final = ("page_count", "freelist_count", "page_size")
_BATCH: Final = 500
"""Keys in one statement; SQLite takes at least 999."""
_BYTES_A_NUMBER: Final = 2
_SIDE_FILES: Final = ("", "-journal", "-wal", "-shm")


class _DamagedError(Exception):
    """An entry does not have the bytes that were written."""


class CacheFile:
    """Matrices by key. Any number of threads and processes may use one file."""

    def __init__(self, path: Path, dimension: int, now: Callable[[], float] = time.time) -> None:
        self._path = path
        self._dimension = dimension
        self._now = now

    def read(self, rows: Mapping[bytes, int]) -> dict[bytes, Halves]:
        """Return what is known of the keys; ``rows`` says how many rows each one's matrix must have."""
        found: dict[bytes, Halves] = {}
        with self._guarded("read"), self._opened() as connection:
            for keys in _batches(list(rows)):
                wanted = f"key IN ({','.join('?' * len(keys))})"
                for key, total, blob in connection.execute(
                    f"SELECT key, sum, matrix FROM entries WHERE {wanted}", keys
                ):
                    found[key] = self._matrix(key, total, blob, rows)
                today = self._today()
                connection.execute(f"UPDATE entries SET used = ? WHERE used < ? AND {wanted}", (today, today, *keys))
            return found
        return {}

    def write(self, matrices: Mapping[bytes, Halves]) -> None:
        """Keep the matrices; returns when they are all in the file, or none is."""
        if not matrices:
            return
        blobs = [(key, np.ascontiguousarray(matrix).tobytes()) for key, matrix in matrices.items()]
        entries = [(key, self._today(), _sum(key, blob), blob) for key, blob in blobs]
        with self._guarded("written"), self._opened() as connection:
            connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", entries)

    def prune(self, limit: int) -> None:
        """Where the file is larger than ``limit`` bytes, forget what was unused for longest until that much is left."""
        if not self._path.exists():
            return
        with self._guarded("pruned"), self._opened() as connection:
            pages, free, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _SIZES)
            if (pages - free) * size > limit:
                older = "SUM(LENGTH(matrix)) OVER (ORDER BY used DESC, rowid DESC) AS kept"
                ranked = f"SELECT key, {older} FROM entries"
                connection.execute(
                    f"DELETE FROM entries WHERE key IN (SELECT key FROM ({ranked}) WHERE kept > ?)", (limit,)
                )

    def _matrix(self, key: bytes, total: object, blob: object, rows: Mapping[bytes, int]) -> Halves:
        # A damaged file answers with keys that nobody asked for and with values of other types.
        if key not in rows or not isinstance(blob, bytes) or _sum(key, blob) != total:
            raise _DamagedError
        if len(blob) != rows[key] * self._dimension * _BYTES_A_NUMBER:
            raise _DamagedError
        return np.frombuffer(blob, dtype=np.float16).reshape(rows[key], self._dimension)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own for every use: nothing to share between threads, nothing to leak on a crash."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=_WAIT_S)) as connection:
            # The checksums find what a power cut tears, so there is no need to wait for the disk.
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_SCHEMA)
            with connection:
                yield connection

    @contextmanager
    def _guarded(self, verb: str) -> Iterator[None]:
        try:
            yield
        except _DamagedError:
            self._begin_anew("an entry has changed")
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _PASSING:
                log.warning("The embedding cache %s cannot be %s: %s. Going on without it.", self._path, verb, error)
            else:
                self._begin_anew(str(error))
        except OSError as error:
            log.warning("The embedding cache %s cannot be %s: %s. Going on without it.", self._path, verb, error)

    def _begin_anew(self, reason: str) -> None:
        log.warning("The embedding cache %s is damaged (%s); it is deleted and filled again.", self._path, reason)
        for suffix in _SIDE_FILES:
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _today(self) -> int:
        return int(self._now() // _SECONDS_A_DAY)


_PRIMARY: Final = 0xFF
"""The part of SQLite's error code that names the kind of error."""
_PASSING: Final = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_IOERR,
}
"""The file cannot be used now, but nothing says that its content is wrong."""


def _sum(key: bytes, blob: bytes) -> int:
    return zlib.crc32(blob, zlib.crc32(key))


def _batches(keys: list[bytes]) -> Iterable[list[bytes]]:
    return (keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH))
