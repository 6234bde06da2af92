from __future__ import annotations

from pathlib import Path

import pytest

from ingest.check.data import check_amounts, check_concordance
from ingest.check.digests import read_digests
from ingest.check.finding import Tally
from ingest.check.provisions import Known
from ingest.check.wordings import read_wordings
from ingest.parse.concordance import COLUMNS
from tests.ingest.check.making import acts, amount, norwegian_digest


def _amounts(tmp_path: Path, *entries: str) -> Tally:
    (tmp_path / "amounts.toml").write_text("# Figures\n\n" + "\n".join(entries), encoding="utf-8")
    return check_amounts(tmp_path, read_wordings(acts(tmp_path / "acts")))


def _concordance(tmp_path: Path, *rows: str, corpus: Path | None = None) -> Tally:
    (tmp_path / "concordance.csv").write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    digests = list(read_digests(corpus)) if corpus else []
    return check_concordance(tmp_path, Known(read_wordings(acts(tmp_path / "acts")), digests))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"value": 35, "unit": "days"},
        {"value": 10, "unit": "percent", "provision": "1:2"},
    ],
)
def test_a_figure_that_its_provision_states_has_no_finding(tmp_path: Path, changes: dict[str, object]) -> None:
    tally = _amounts(tmp_path, amount(**changes))
    assert (tally.checked, tally.findings) == (1, [])


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"value": 600_000}, "limit is 600000"),
        ({"value": 35, "unit": "percent"}, "limit is 35 %"),
        ({"value": 35, "unit": "working-days"}, "limit is 35 working day"),
        ({"provision": "1:2"}, "limit is 700000"),
        ({"provision": "1:9"}, "limit rests on LOU 1:9"),
    ],
)
def test_a_figure_that_its_provision_does_not_state_is_found(
    tmp_path: Path, changes: dict[str, object], what: str
) -> None:
    (finding,) = _amounts(tmp_path, amount(**changes)).findings
    assert (finding.path, finding.line, finding.what) == ("amounts.toml", 4, what)


def test_a_figure_is_compared_with_the_wording_of_its_last_day(tmp_path: Path) -> None:
    url = "https://lovdata.no/dokument/SF/forskrift/2016-08-12-974"
    weight = {"jurisdiction": "NO", "act": "FOA", "provision": "1-3", "unit": "percent", "source": url}
    old = amount(id="old", value=20, valid_from="2024-03-21", valid_to="2026-06-30", **weight)
    new = amount(id="new", value=30, valid_from="2026-07-01", **weight)
    stale = amount(id="stale", value=20, valid_from="2024-03-21", **weight)
    tally = _amounts(tmp_path, old, new, stale)
    assert [finding.what for finding in tally.findings] == ["stale is 20 %"]


def test_an_unconfirmed_and_an_announced_figure_are_not_compared(tmp_path: Path) -> None:
    doubtful = amount(id="doubtful", value=1, confirmed=False, reason="Seen in a secondary source only.")
    unknown = amount(id="unknown", value=None, confirmed=False, reason="Not found in any source.")
    announced = amount(id="announced", value=2_389_585, source="https://example.org/thresholds")
    tally = _amounts(tmp_path, doubtful, unknown, announced)
    assert (tally.checked, tally.unchecked, tally.findings) == (0, 3, [])


def test_every_cell_is_looked_up(tmp_path: Path) -> None:
    tally = _concordance(tmp_path, "t,a,b,c,1:1; 1:2,1-1,,,1:1,,same,,2026-11-22")
    assert (tally.checked, tally.unchecked, tally.findings) == (3, 1, [])


@pytest.mark.parametrize(
    ("cells", "what", "expected"),
    [
        ("1:9,1-1", "c names LOU 1:9", "a provision of that act: there is none with this number"),
        ("1:1,1-2", "c names FOA 1-2", "a provision in force: this one is repealed"),
    ],
)
def test_a_cell_that_names_nothing_in_force_is_found(tmp_path: Path, cells: str, what: str, expected: str) -> None:
    sound = "t,x,y,z,1:1,,,,,,none,Only Sweden has it.,2026-11-22"
    (finding,) = _concordance(tmp_path, sound, f"t,a,b,c,{cells},,,,,same,,2026-11-22").findings
    assert (finding.path, finding.line, finding.what, finding.expected) == ("concordance.csv", 3, what, expected)


def test_a_repeal_that_only_our_digest_knows_counts(tmp_path: Path) -> None:
    corpus = norwegian_digest(tmp_path / "corpus", "## § 1-1 Opphevet\n\nBorte.\n", begins="2026-07-01")
    tally = _concordance(tmp_path, "t,a,b,c,1:1,1-1,,,,,same,,2026-11-22", corpus=corpus)
    assert [finding.what for finding in tally.findings] == ["c names FOA 1-1"]
