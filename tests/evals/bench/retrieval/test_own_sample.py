"""The gate of CI: the product's retriever on our own sample must not get worse."""

from __future__ import annotations

from math import log2
from pathlib import Path
from statistics import fmean

import pytest

from assistant.domain import Language
from assistant.embedding.base import Embedder
from evals.bench.plan import Plan
from evals.bench.report import SuiteResult
from evals.bench.retrieval.pool import opened, passage
from evals.bench.retrieval.sets import SetPassage, own_sample
from evals.bench.suites import retrieval

FLOOR = 0.72
"""nDCG@10 in the questions' own languages; a drop below it fails the build."""
CROSS_LINGUAL_FLOOR = 0.90
"""nDCG@10 of English questions on Swedish passages."""
ONE_PLACE = 1 - 1 / log2(3)
"""What one question loses whose passage falls from first to second: so few questions cannot tell less."""


@pytest.fixture(scope="module")
def result(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> SuiteResult:
    return retrieval.run(Plan(tmp_path_factory.mktemp("bench"), quick=True), embedder, lambda text: None)


def mean(result: SuiteResult, name: str, system: str) -> float:
    return fmean(result.raw[name][system].values())


def test_the_retriever_keeps_its_quality_on_our_sample(result: SuiteResult) -> None:
    assert mean(result, "sample", "Lotsen") >= FLOOR


def test_fusion_is_no_worse_than_either_half_alone(result: SuiteResult) -> None:
    ours = mean(result, "sample", "Lotsen")
    assert ours >= mean(result, "sample", "BM25 alone") - 0.01
    assert ours >= mean(result, "sample", "dense alone") - 0.01


def test_english_questions_find_swedish_passages(result: SuiteResult) -> None:
    assert mean(result, "english_to_swedish", "Lotsen") >= CROSS_LINGUAL_FLOOR


def test_words_do_not_spoil_a_search_across_languages(result: SuiteResult) -> None:
    ours, dense = (result.raw["english_to_swedish"][system] for system in ("Lotsen", "dense alone"))
    lost = sum(dense.values()) - sum(ours.values())
    assert lost <= retrieval.CROSS_LINGUAL_LOSS * len(ours) + ONE_PLACE


def test_the_report_shows_every_system_with_its_interval(result: SuiteResult) -> None:
    assert "| nDCG@10 | questions | passages | Lotsen | BM25 alone | dense alone | recall@10 |" in result.tables[0]
    assert "| sample | 44 | 42 |" in result.tables[0]


def test_an_index_is_written_anew_each_time(embedder: Embedder, tmp_path: Path) -> None:
    builds = []
    for _ in range(2):
        with opened(own_sample(), embedder, tmp_path, lambda text: None) as index:
            builds.append((index.manifest.passages, index.manifest.documents))
    assert builds == [(42, 42)] * 2


def test_passages_cut_from_one_page_are_one_document() -> None:
    first, second = (passage(SetPassage(f"d7#{part}", "En mening.", "", Language.sv)) for part in (0, 1))
    assert first.document == second.document
    assert (first.id, second.id, second.position) == ("d7#0", "d7#1", 1)


def test_a_passage_of_a_set_has_its_sentences_as_units() -> None:
    made = passage(own_sample().passages[0])
    assert len(made.units) == 3
    assert made.unit_texts()[0].startswith("Innan kommunen skrev")
    assert made.document.jurisdiction is None
