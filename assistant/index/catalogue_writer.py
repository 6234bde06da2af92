"""Writes the catalogue of a build."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from assistant.domain import Passage
from assistant.errors import BuildFailed
from assistant.index.rows import SCHEMA, document_row, passage_row


class CatalogueWriter:
    """Appends passages, and each document the first time one of its passages comes."""

    def __init__(self, path: Path) -> None:
        """Create ``path``, which must not exist."""
        self._connection = sqlite3.connect(path)
        # A build that breaks off is thrown away whole, so nothing needs to be undone.
        self._connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        self._documents: set[str] = set()

    @property
    def documents(self) -> int:
        """The number of documents so far."""
        return len(self._documents)

    def add(self, first: int, passages: Iterable[Passage]) -> None:
        """Append ``passages``, numbered from ``first``. Raises BuildFailed for an id that was used before."""
        passages = list(passages)
        new = {p.document.id: p.document for p in passages if p.document.id not in self._documents}
        self._documents |= new.keys()
        try:
            self._insert("documents", 18, [document_row(document) for document in new.values()])
            self._insert("passages", 16, [passage_row(first + i, p) for i, p in enumerate(passages)])
        except sqlite3.IntegrityError as error:
            raise BuildFailed(
                f"Two passages between {passages[0].id} and {passages[-1].id} have one id ({error}). "
                "Ids must be unique in a build."
            ) from error

    def duplicates(self) -> list[tuple[int, int]]:
        """Return the number of each passage that repeats another one, with the number of that one."""
        return self._connection.execute(
            "SELECT p.number, o.number FROM passages p JOIN passages o ON o.id = p.duplicate_of"
        ).fetchall()

    def commit(self) -> None:
        """Write what is left, so that others can read the file."""
        self._connection.commit()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _insert(self, table: str, columns: int, rows: list[tuple[object, ...]]) -> None:
        self._connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)
