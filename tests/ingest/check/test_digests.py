from __future__ import annotations

from pathlib import Path

import pytest

from ingest.check.digests import check_digests, read_digests
from ingest.check.finding import Tally
from ingest.check.wordings import read_wordings
from tests.ingest.check.making import acts, digest, norwegian_digest


def _check(tmp_path: Path, corpus: Path) -> Tally:
    return check_digests(list(read_digests(corpus)), read_wordings(acts(tmp_path / "acts")))


SOUND = """## 1 kap. 1 § Provet

Ett prov pågår minst 35 dagar och kostar högst 700 000 kronor i dessa fall:

1. det behövs
2. det är till nytta
3. det är roligt
"""


def test_a_digest_that_says_what_the_act_says_has_no_finding(tmp_path: Path) -> None:
    tally = _check(tmp_path, digest(tmp_path / "corpus", SOUND))
    assert (tally.checked, tally.unchecked, tally.findings) == (1, 0, [])


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ("35 dagar", "30 dagar", "30 day"),
        ("35 dagar", "35 procent", "35 %"),
        ("700 000", "600 000", "600000"),
        ("högst 700 000 kronor", "högst sju prov", "7"),
    ],
)
def test_a_number_that_the_act_does_not_state_is_found(tmp_path: Path, right: str, wrong: str, what: str) -> None:
    (finding,) = _check(tmp_path, digest(tmp_path / "corpus", SOUND.replace(right, wrong))).findings
    assert finding.path == "law/lou.sv.md"
    assert finding.line == 12
    assert finding.what.startswith(f"{what} in 'Ett prov")
    assert finding.expected == "a number that the provision states (LOU 1:1)"


def test_a_list_that_lost_a_condition_is_found(tmp_path: Path) -> None:
    (finding,) = _check(tmp_path, digest(tmp_path / "corpus", SOUND.replace("3. det är roligt\n", ""))).findings
    assert (finding.what, finding.expected) == ("a list with the items 1 2", "1 2 3 (LOU 1:1)")


def test_a_list_with_dashes_is_free(tmp_path: Path) -> None:
    body = "## 1 kap. 1 § Provet\n\nEtt prov görs i två lägen:\n\n- det behövs\n- det är till nytta\n"
    assert _check(tmp_path, digest(tmp_path / "corpus", body)).findings == []


def test_a_number_of_a_provision_that_the_sentence_names_is_allowed(tmp_path: Path) -> None:
    body = "## 1 kap. 1 § Provet\n\nFörlängningen är högst 10 procent enligt 1 kap. 2 §.\n"
    assert _check(tmp_path, digest(tmp_path / "corpus", body)).findings == []


def test_a_provision_that_the_act_does_not_have_is_found(tmp_path: Path) -> None:
    (finding,) = _check(tmp_path, digest(tmp_path / "corpus", "## 1 kap. 9 § Inget\n\nDet finns inte.\n")).findings
    assert (finding.what, finding.expected) == ("LOU 1:9 is summarised", "a provision of that act (LOU 1:9)")


def test_an_old_digest_is_compared_with_the_old_wording(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    old = "## § 1-3 Vekt\n\nVekten var 20 prosent.\n"
    new = "## § 1-3 Vekt\n\nVekten er 30 prosent.\n"
    norwegian_digest(corpus, old, begins="2024-03-21", ends="2026-06-30", name="old.nb")
    norwegian_digest(corpus, new, begins="2026-07-01", name="new.nb")
    tally = _check(tmp_path, corpus)
    assert (tally.checked, tally.findings) == (2, [])


def test_an_old_number_in_the_new_digest_is_found(tmp_path: Path) -> None:
    corpus = norwegian_digest(tmp_path / "corpus", "## § 1-3 Vekt\n\nVekten er 20 prosent.\n", begins="2026-07-01")
    (finding,) = _check(tmp_path, corpus).findings
    assert finding.what.startswith("20 %")


def test_a_repeal_must_be_said(tmp_path: Path) -> None:
    corpus = norwegian_digest(tmp_path / "corpus", "## § 1-2 Frist\n\nFristen er 30 dager.\n", begins="2026-07-01")
    (finding,) = _check(tmp_path, corpus).findings
    assert finding.what == "the summary says that 1-2 is in force"


def test_a_repeal_that_is_said_is_sound(tmp_path: Path) -> None:
    corpus = norwegian_digest(tmp_path / "corpus", "## § 1-2 Opphevet\n\nBorte siden 2026.\n", begins="2026-07-01")
    assert _check(tmp_path, corpus).findings == []


def test_a_number_from_after_the_complete_text_cannot_be_compared(tmp_path: Path) -> None:
    corpus = norwegian_digest(
        tmp_path / "corpus", "## § 1-1 Grense\n\nGrensen er 1,4 millioner kroner.\n", begins="2026-04-01"
    )
    tally = _check(tmp_path, corpus)
    assert (tally.checked, tally.unchecked, tally.findings) == (0, 1, [])


def test_a_shortened_provision_cannot_contradict(tmp_path: Path) -> None:
    corpus = norwegian_digest(tmp_path / "corpus", "## § 1-4 Omfang\n\nHøyst 8 prosent.\n", begins="2026-07-01")
    tally = _check(tmp_path, corpus)
    assert (tally.checked, tally.unchecked) == (0, 1)


def test_a_digest_of_an_act_that_is_not_there_is_counted_as_not_compared(tmp_path: Path) -> None:
    corpus = digest(tmp_path / "corpus", "## 1 kap. 1 § Annat\n\nMinst 3 dagar.\n", act="LUF")
    tally = _check(tmp_path, corpus)
    assert (tally.checked, tally.unchecked) == (0, 1)
