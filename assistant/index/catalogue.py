"""The catalogue: the documents and passages of a build, looked up by number, id, document or provision."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from sys import intern
from threading import Lock
from typing import Any
from urllib.parse import quote

from assistant.domain import Document, Jurisdiction, Passage
from assistant.index.rows import DOCUMENT_COLUMNS, PASSAGE_COLUMNS, document_from, key, passage_from

KEPT = 2048
"""Decoded passages, and documents, that stay in memory."""


class Catalogue:
    """Reads catalogue.sqlite; any number of threads may use one."""

    def __init__(self, path: Path) -> None:
        """Open ``path`` read-only. Raises sqlite3.Error when it is not a catalogue."""
        # A published build never changes, so SQLite need not look for locks or a journal.
        uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = Lock()
        self.passage = lru_cache(KEPT)(self._passage)
        """``passage(number)`` returns the passage with that number; KeyError where there is none."""
        self.document = lru_cache(KEPT)(self._document)
        """``document(document_id)`` returns the document; KeyError where there is none."""
        self.headings = lru_cache(KEPT)(self._headings)
        """``headings(document_id)`` returns the heading above each of its passages, in reading order, each once."""
        self.documents = lru_cache(1)(self._documents)
        """``documents()`` returns all documents, sorted by id."""

    def number(self, passage_id: str) -> int:
        """Return the number of the passage with this id. Raises KeyError where there is none."""
        rows = self._rows("SELECT number FROM passages WHERE id = ?", passage_id)
        if not rows:
            raise KeyError(passage_id)
        return int(rows[0][0])

    def numbers_of(self, document_id: str) -> tuple[int, ...]:
        """Return the numbers of a document's passages in reading order."""
        return _numbers(self._rows("SELECT number FROM passages WHERE document = ? ORDER BY position", document_id))

    def provision(self, provision: str, act: str | None, jurisdiction: Jurisdiction | None) -> tuple[int, ...]:
        """Return the numbers of all passages of a provision, in all its wordings.

        Case and spaces make no difference. ``act`` and ``jurisdiction`` None mean any.
        """
        found = self._rows(
            "SELECT number FROM passages JOIN documents ON documents.id = passages.document WHERE provision_key = ?1"
            " AND (?2 IS NULL OR act_key = ?2) AND (?3 IS NULL OR jurisdiction = ?3) ORDER BY number",
            *(key(provision), key(act), jurisdiction.value if jurisdiction else None),
        )
        return _numbers(found)

    def provisions_of(self, act: str) -> tuple[tuple[str, int], ...]:
        """Return every provision of an act with the numbers of its passages, in the order of the numbers."""
        found = self._rows(
            "SELECT provision, number FROM passages JOIN documents ON documents.id = passages.document"
            " WHERE act_key = ? AND provision IS NOT NULL ORDER BY number",
            key(act),
        )
        return tuple((str(provision), int(number)) for provision, number in found)

    def document_of(self, number: int) -> Document:
        """Return the document of the passage with that number, without reading the passage. Raises KeyError."""
        return self.document(self._owners[number])

    def headed(self, question: str) -> tuple[int, ...]:
        """Return the numbers of the passages right under a heading that asks ``question``, word for word."""
        return self._by_heading.get(_plain(question), ())

    def passages(self) -> Iterator[Passage]:
        """Yield all passages in the order of their numbers, without keeping them in memory."""
        for number in range(self.count()):
            yield self._passage(number)

    def count(self) -> int:
        """Return the number of passages."""
        return int(self._rows("SELECT count(*) FROM passages")[0][0])

    def close(self) -> None:
        """Close the file."""
        for kept in (self.passage, self.document, self.headings, self.documents):
            kept.cache_clear()
        with self._lock:
            self._connection.close()

    def _passage(self, number: int) -> Passage:
        rows = self._rows(f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE number = ?", number)
        if not rows:
            raise KeyError(number)
        return passage_from(rows[0], self.document(rows[0][2]))

    def _document(self, document_id: str) -> Document:
        rows = self._rows(f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = ?", document_id)
        if not rows:
            raise KeyError(document_id)
        return document_from(rows[0])

    def _headings(self, document_id: str) -> tuple[str, ...]:
        rows = self._rows("SELECT heading_path FROM passages WHERE document = ? ORDER BY position", document_id)
        return tuple(dict.fromkeys(heading for (path,) in rows for heading in json.loads(path)[-1:]))

    def _documents(self) -> tuple[Document, ...]:
        return tuple(map(document_from, self._rows(f"SELECT {DOCUMENT_COLUMNS} FROM documents ORDER BY id")))

    @cached_property
    def _owners(self) -> dict[int, str]:
        """The id of each passage's document, by the passage's number."""
        return {number: intern(document) for number, document in self._rows("SELECT number, document FROM passages")}

    @cached_property
    def _by_heading(self) -> dict[str, tuple[int, ...]]:
        """The passages under each heading that is a question, by its plain words."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        last = "SELECT number, json_extract(heading_path, '$[#-1]') AS heading FROM passages"
        for number, heading in self._rows(f"{last} WHERE heading LIKE '%?' ORDER BY number"):
            found[_plain(heading)].append(int(number))
        return {question: tuple(numbers) for question, numbers in found.items()}

    def _rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def _numbers(rows: list[tuple[Any, ...]]) -> tuple[int, ...]:
    return tuple(int(row[0]) for row in rows)


def _plain(question: str) -> str:
    return " ".join(question.casefold().strip(" ?!.").split())
