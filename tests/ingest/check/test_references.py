from __future__ import annotations

from pathlib import Path

import pytest

from ingest.check.finding import Tally
from ingest.check.provisions import Known
from ingest.check.references import check_references
from ingest.check.wordings import read_wordings
from ingest.parse.amounts import Amount, read_amounts
from tests.ingest.check.making import acts, amount


def _check(
    tmp_path: Path, *lines: str, jurisdiction: str = "SE", amounts: tuple[Amount, ...] = ()
) -> tuple[Tally, Tally]:
    folder = tmp_path / "methods"
    folder.mkdir()
    head = ["---", "title: Prov", "kind: guidance", f'jurisdiction: "{jurisdiction}"', "---", "# Prov"]
    (folder / "trial.sv.md").write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    found = read_wordings(acts(tmp_path / "acts"))
    return check_references(tmp_path, found, Known(found, []), amounts)


def test_a_reference_to_a_provision_that_is_there_has_no_finding(tmp_path: Path) -> None:
    places, _ = _check(tmp_path, "Provet regleras i 1 kap. 1 och 2 §§ LOU.")
    assert (places.checked, places.unchecked, places.findings) == (2, 0, [])


def test_a_reference_to_nowhere_is_found_with_its_line(tmp_path: Path) -> None:
    places, _ = _check(tmp_path, "", "Provet regleras i 1 kap. 28 § LOU.")
    assert [str(f) for f in places.findings] == [
        "methods/trial.sv.md:8: LOU 1:28 is named; expected: a provision of that act: there is none with this number"
    ]


def test_a_reference_without_an_act_is_one_to_the_main_act_of_the_articles_country(tmp_path: Path) -> None:
    places, _ = _check(tmp_path, "Se 1 kap. 28 §.")
    assert [f.what for f in places.findings] == ["LOU 1:28 is named"]


def test_a_reference_to_a_law_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    places, _ = _check(tmp_path, "Sekretess följer av 31 kap. 16 § offentlighets- och sekretesslagen.")
    assert places.findings == []


def test_an_article_may_tell_of_a_repealed_provision(tmp_path: Path) -> None:
    places, _ = _check(tmp_path, "FOA § 1-2 ble opphevet 1. juli 2026.", jurisdiction="NO")
    assert (places.checked, places.findings) == (1, [])


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Provet pågår minst 30 dagar enligt 1 kap. 1 § LOU.", "30 day beside LOU 1:1"),
        ("Provet kostar högst 600 000 kronor enligt 1 kap. 1 § LOU.", "600000 beside LOU 1:1"),
        ("Prøven gjelder fra 1,4 millioner kroner etter FOA § 1-1.", "1400000 beside FOA 1-1"),
    ],
)
def test_a_quantity_that_the_only_reference_does_not_state_is_found(tmp_path: Path, line: str, what: str) -> None:
    _, quantities = _check(tmp_path, line)
    assert [f.what for f in quantities.findings] == [what]


@pytest.mark.parametrize(
    "line",
    [
        "Provet pågår minst 35 dagar enligt 1 kap. 1 § LOU.",
        "Provet förlängs med 10 procent, enligt 1 kap. 2 § LOU.",
        "Planera gärna 60 dagar.",
        "Provet pågår 60 dagar, se 1 kap. 1 och 2 §§ LOU.",
    ],
    ids=["stated", "a percentage", "advice without a reference", "two references"],
)
def test_a_quantity_that_is_stated_or_rests_on_no_single_provision_is_sound(tmp_path: Path, line: str) -> None:
    assert _check(tmp_path, line)[1].findings == []


def test_a_sum_of_money_may_come_from_the_figures(tmp_path: Path) -> None:
    figures = read_amounts(amount(value=2_389_585, source="https://example.org/thresholds"))
    line = "Tröskelvärdet var 2 389 585 kronor enligt 1 kap. 2 § LOU."
    assert [f.what for f in _check(tmp_path, line, amounts=figures)[1].findings] == []
