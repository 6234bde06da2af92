"""What a search must know about every passage before it reads any: one small row each, kept in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Jurisdiction, Language, Passage, Status
from assistant.index import scopes

NOTHING = -1
_ALWAYS = date.max.toordinal()
_LANGUAGES = {language: code for code, language in enumerate(Language)}
_ROW = np.dtype(
    [
        ("first_row", np.int64),
        ("units", np.int32),
        ("jurisdiction", np.int8),
        ("language", np.int8),
        ("valid_from", np.int32),
        ("valid_to", np.int32),
        ("original", np.int32),
    ]
)


class PassageTable:
    """Columns by passage number."""

    def __init__(self, rows: NDArray[np.void]) -> None:
        """Take rows as ``write_table`` writes them."""
        self.first_row: NDArray[np.int64] = np.ascontiguousarray(rows["first_row"])
        """Where the passage's own vector stands; those of its quotable units follow."""
        self.units: NDArray[np.int32] = np.ascontiguousarray(rows["units"])
        self.jurisdiction: NDArray[np.int8] = np.ascontiguousarray(rows["jurisdiction"])
        self._language: NDArray[np.int8] = np.ascontiguousarray(rows["language"])
        self.original: NDArray[np.int32] = np.ascontiguousarray(rows["original"])
        """The number of the passage this one repeats, or NOTHING."""
        self._valid_from: NDArray[np.int32] = np.ascontiguousarray(rows["valid_from"])
        self._valid_to: NDArray[np.int32] = np.ascontiguousarray(rows["valid_to"])

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.first_row)

    @classmethod
    def open(cls, path: Path) -> PassageTable:
        """Read the file."""
        return cls(np.load(path))

    def valid(self, as_of: date) -> NDArray[np.bool_]:
        """Return which passages hold on ``as_of``, as one flag a passage."""
        day = as_of.toordinal()
        return (self._valid_from <= day) & (day <= self._valid_to)

    def of_jurisdiction(self, numbers: NDArray[np.int32], jurisdiction: Jurisdiction) -> NDArray[np.bool_]:
        """Return which of the passages ``numbers`` belong to ``jurisdiction``, as one flag each."""
        return np.asarray(self.jurisdiction[numbers] == scopes.code(jurisdiction))

    def in_language(self, numbers: NDArray[np.int32], language: Language) -> NDArray[np.bool_]:
        """Return which of the passages ``numbers`` are written in ``language``, as one flag each."""
        return np.asarray(self._language[numbers] == _LANGUAGES[language])


class TableRows:
    """Collects the rows while a build is written."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int, int, int, int]] = []
        self.next_row = 0
        """The number of vectors so far."""

    def __len__(self) -> int:
        """Return the number of passages so far."""
        return len(self._rows)

    def add(self, passage: Passage) -> None:
        """Note the next passage. Dates it does not have itself are its document's.

        What is to hold from a day that nobody has set holds on no day yet.
        """
        document = passage.document
        begins = passage.valid_from or document.valid_from
        if passage.status is Status.not_yet_in_force and not passage.valid_from:
            begins = date.max
        ends = passage.valid_to or document.valid_to
        self._rows.append(
            (
                self.next_row,
                len(passage.units),
                scopes.code(document.jurisdiction),
                _LANGUAGES[document.language],
                begins.toordinal() if begins else 0,
                ends.toordinal() if ends else _ALWAYS,
            )
        )
        self.next_row += 1 + len(passage.units)

    def write(self, path: Path, duplicates: Sequence[tuple[int, int]]) -> PassageTable:
        """Write the file; ``duplicates`` pairs the number of a passage with that of its original."""
        rows = np.empty(len(self._rows), _ROW)
        for name, column in zip(_ROW.names or (), zip(*self._rows, strict=True), strict=False):
            rows[name] = column
        rows["original"] = NOTHING
        for number, original in duplicates:
            rows["original"][number] = original
        np.save(path, rows)
        return PassageTable(rows)
