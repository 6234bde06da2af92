"""The measured processes, on a handful of generated documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.bench.generated.corpus import generate, questions, write
from evals.bench.own import build, cost, recall, scale

DOCUMENTS = 3


def test_a_build_is_measured_searched_and_asked(tmp_path: Path) -> None:
    documents = generate(DOCUMENTS)
    write(documents, tmp_path / "corpus")
    asked = questions(documents, 10)

    built = build.measure(tmp_path / "corpus")
    assert built["passages"] == built["embedded"] == 10 * DOCUMENTS
    assert built["documents"] == DOCUMENTS
    assert built["own_share"] == pytest.approx(built["cpu_seconds"] / built["embedding_cpu_seconds"] - 1)

    assert recall.recall([(section.question, section.answer) for section in asked]) >= 0.9
    assert recall.recall([(section.question, "no such sentence") for section in asked]) == 0.0

    answered = cost.measure([section.question for section in asked])
    assert answered["ratio"] == pytest.approx(answered["answer_ms"] / answered["embedding_ms"])
    assert answered["ratio"] > 1
    assert answered["outcomes"].get("answered", 0) >= 15


def test_an_index_of_random_vectors_is_built_and_searched(tmp_path: Path) -> None:
    built = scale.build(120, tmp_path / "index")
    found = scale.search(120, tmp_path / "index")
    assert built["passages"] == 120
    assert built["disk_mb"] > built["disk_lexical_mb"] > 0
    assert 0 < found["p50_ms"] <= found["p95_ms"]
