from __future__ import annotations

from collections import Counter

import pytest

from assistant.embedding.bundled import BundledEmbedder
from assistant.retrieval.terms import Terms
from evals.support import Judged, accepted, auroc, judge, pairs, report


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    return judge(pairs(), BundledEmbedder.open(tmp_path_factory.mktemp("models")), Terms.open())


def test_each_part_has_enough_pairs_of_each_label() -> None:
    counts = Counter((pair.part, pair.label) for pair in pairs())
    assert min(counts.values()) >= 12
    assert len(counts) == 9
    assert {pair.language.value for pair in pairs()} >= {"sv", "nb", "en"}


def test_no_statement_stands_twice() -> None:
    texts = [pair.text for pair in pairs()]
    assert len(set(texts)) == len(texts)


def test_alignment_tells_supported_from_unsupported(judged: list[Judged]) -> None:
    assert auroc([one for one in judged if one.pair.part == "held out"]) >= 0.93


@pytest.mark.parametrize(
    ("label", "least", "most"), [("supported", 0.8, 1.0), ("unsupported", 0.0, 0.1), ("contradicted", 0.0, 0.1)]
)
def test_the_check_lets_through_what_is_supported_and_little_else(
    judged: list[Judged], label: str, least: float, most: float
) -> None:
    let_through, of = accepted(judged, label)
    assert least <= let_through / of <= most


def test_no_changed_number_passes(judged: list[Judged]) -> None:
    changed = [
        one for one in judged if one.pair.change in ("number", "unit", "scale", "date", "provision", "procedure")
    ]
    assert len(changed) >= 20
    assert [one.pair.text for one in changed if one.verdict.sound] == []


def test_the_report_names_every_pair_judged_wrongly(judged: list[Judged]) -> None:
    wrong = [one for one in judged if one.verdict.sound is not (one.pair.label == "supported")]
    lines = report(judged).splitlines()
    assert sum(line.startswith("- ") for line in lines) == len(wrong)
