from __future__ import annotations

import pytest

from evals.faults.row import ROW_HEAD, Row
from evals.report.table import table


def test_a_fault_is_one_line_of_the_table_whatever_was_seen() -> None:
    row = Row("power cut", "old index", "error:\n  | a | b |\n", ok=False)
    assert row.cells() == ("power cut", "old index", "error: \\| a \\| b \\|", "**no**")
    text = table(ROW_HEAD, [row.cells()])
    assert text.splitlines() == [
        "| fault | expected | seen | ok |",
        "| --- | --- | --- | --- |",
        "| power cut | old index | error: \\| a \\| b \\| | **no** |",
    ]


@pytest.mark.parametrize(("ok", "told"), [(True, "yes"), (False, "**no**")])
def test_whether_it_went_well_is_seen_at_once(ok: bool, told: str) -> None:
    assert Row("a", "b", "c", ok).cells()[-1] == told


def test_a_table_without_rows_is_its_head() -> None:
    assert table(("a", "b"), []) == "| a | b |\n| --- | --- |"
