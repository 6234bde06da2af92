from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from assistant.domain import Jurisdiction, Language, Passage, Status
from assistant.index.table import NOTHING, PassageTable, TableRows
from tests.assistant.index.samples import EUROPEAN, GENERAL, NORWEGIAN, SWEDISH, a_document, a_passage

DAY = date(2026, 7, 1)
BEFORE = date(2026, 6, 30)


def table(folder: Path, *passages: Passage, duplicates: tuple[tuple[int, int], ...] = ()) -> PassageTable:
    rows = TableRows()
    for passage in passages:
        rows.add(passage)
    rows.write(folder / "passages.npy", duplicates)
    return PassageTable.open(folder / "passages.npy")


def holds(folder: Path, passage: Passage) -> list[bool]:
    """Return whether a passage holds the day before and on the first of July 2026."""
    opened = table(folder, passage)
    return [bool(opened.valid(day)[0]) for day in (BEFORE, DAY)]


def test_each_passages_vectors_begin_where_those_before_it_end(tmp_path: Path) -> None:
    opened = table(tmp_path, SWEDISH, NORWEGIAN, GENERAL)
    assert len(opened) == 3
    assert opened.units.tolist() == [3, 2, 2]
    assert opened.first_row.tolist() == [0, 4, 7]


def test_the_rows_are_counted_while_they_are_collected() -> None:
    rows = TableRows()
    assert (len(rows), rows.next_row) == (0, 0)
    rows.add(SWEDISH)
    assert (len(rows), rows.next_row) == (1, 4)


def test_a_passage_without_units_has_one_vector(tmp_path: Path) -> None:
    opened = table(tmp_path, replace(SWEDISH, units=()), NORWEGIAN)
    assert opened.first_row.tolist() == [0, 1]


def test_passages_are_told_by_jurisdiction_and_language(tmp_path: Path) -> None:
    opened = table(tmp_path, SWEDISH, NORWEGIAN, EUROPEAN, GENERAL)
    every = np.arange(4, dtype=np.int32)
    assert opened.of_jurisdiction(every, Jurisdiction.NO).tolist() == [False, True, False, False]
    assert opened.in_language(every, Language.en).tolist() == [False, False, True, True]
    assert opened.in_language(every[1:2], Language.nb).tolist() == [True]


def test_a_passage_without_dates_always_holds(tmp_path: Path) -> None:
    opened = table(tmp_path, SWEDISH)
    assert opened.valid(date.min).all()
    assert opened.valid(date.max).all()


def test_the_first_and_the_last_day_are_days_it_holds(tmp_path: Path) -> None:
    assert holds(tmp_path, replace(SWEDISH, valid_from=DAY)) == [False, True]
    assert holds(tmp_path, replace(SWEDISH, valid_from=BEFORE)) == [True, True]
    assert holds(tmp_path, replace(SWEDISH, valid_to=BEFORE)) == [True, False]
    assert holds(tmp_path, replace(SWEDISH, valid_to=DAY)) == [True, True]


def test_dates_a_passage_does_not_have_are_its_documents(tmp_path: Path) -> None:
    dated = a_document("lag", valid_from=DAY, valid_to=DAY)
    assert holds(tmp_path, a_passage(dated, "Text.")) == [False, True]
    assert holds(tmp_path, a_passage(dated, "Text.", valid_from=BEFORE)) == [True, True]
    assert holds(tmp_path, a_passage(dated, "Text.", valid_from=BEFORE, valid_to=BEFORE)) == [True, False]


def test_what_nobody_has_set_in_force_holds_on_no_day(tmp_path: Path) -> None:
    dated = a_document("lag", valid_from=date(2000, 1, 1))
    assert holds(tmp_path, a_passage(dated, "Text.", status=Status.not_yet_in_force)) == [False, False]
    assert holds(tmp_path, a_passage(dated, "Text.", status=Status.not_yet_in_force, valid_from=DAY)) == [False, True]


def test_a_duplicate_knows_its_original_and_others_have_none(tmp_path: Path) -> None:
    opened = table(tmp_path, SWEDISH, NORWEGIAN, EUROPEAN, duplicates=((2, 0),))
    assert opened.original.tolist() == [NOTHING, NOTHING, 0]


def test_an_empty_build_has_an_empty_table(tmp_path: Path) -> None:
    opened = table(tmp_path)
    assert len(opened) == 0
    assert opened.valid(DAY).tolist() == []


def test_what_is_written_is_what_is_opened(tmp_path: Path) -> None:
    rows = TableRows()
    rows.add(SWEDISH)
    written, opened = rows.write(tmp_path / "t.npy", ()), PassageTable.open(tmp_path / "t.npy")
    assert written.first_row.tolist() == opened.first_row.tolist()
    assert written.valid(DAY).tolist() == opened.valid(DAY).tolist()
