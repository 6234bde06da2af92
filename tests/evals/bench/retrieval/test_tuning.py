from __future__ import annotations

import numpy as np

from assistant.domain import Language
from assistant.retrieval.fusion import DENSE_WEIGHT, UNIT_SHARE, fuse
from evals.bench.retrieval.evidence import Evidence
from evals.bench.retrieval.sets import SetQuestion
from evals.bench.retrieval.tuning import SHARES, WEIGHTS, fused, grid, half_of


def evidence(qid: str, dense: list[float], lexical: list[float]) -> Evidence:
    """Three candidates of which "a" is right."""
    scores = np.array(dense, np.float32)
    question = SetQuestion(qid, "Vad?", frozenset({"a"}), Language.sv)
    return Evidence(question, ("a", "b", "c"), scores, scores, np.array(lexical, np.float32), ())


def test_the_tuned_formula_is_the_products() -> None:
    row = Evidence(
        SetQuestion("q", "Vad?", frozenset({"a"}), Language.sv),
        ("a", "b"),
        np.array([0.8, 0.7], np.float32),
        np.array([0.6, 0.9], np.float32),
        np.array([0.1, 0.3], np.float32),
        (),
    )
    unasked = np.full(2, -1, np.float32)
    ours = fuse(row.dense, row.best_unit, unasked, unasked, row.lexical)
    np.testing.assert_allclose(fused(row, DENSE_WEIGHT, UNIT_SHARE), ours, rtol=1e-6)


def test_the_configuration_in_use_is_on_the_grid() -> None:
    assert DENSE_WEIGHT in WEIGHTS
    assert UNIT_SHARE in SHARES


def test_the_halves_are_about_equal_and_do_not_depend_on_order() -> None:
    rows = [evidence(f"q{number}", [1, 0, 0], [0, 0, 0]) for number in range(400)]
    assert 160 < sum(map(half_of, rows)) < 240
    assert [half_of(row) for row in rows] == [half_of(row) for row in rows]


def test_where_only_meaning_finds_the_passage_a_high_weight_wins() -> None:
    rows = [evidence(f"q{number}", [0.9, 0.8, 0.1], [0.0, 0.5, 0.0]) for number in range(40)]
    best = grid({"one": rows})[0]
    assert best.dense_weight >= 5
    assert grid({"one": rows})[-1].chosen_on["one"] < 1.0
    assert best.chosen_on == {"one": 1.0}
    assert best.held_out == {"one": 1.0}


def test_every_set_counts_alike_however_many_questions_it_has() -> None:
    by_meaning = [evidence(f"m{number}", [0.9, 0.8, 0.1], [0.0, 0.5, 0.0]) for number in range(400)]
    by_words = [evidence(f"w{number}", [0.7, 0.9, 0.1], [0.5, 0.0, 0.0]) for number in range(40)]
    best = grid({"big": by_meaning, "small": by_words})[0]
    alone = grid({"small": by_words})[0]
    assert alone.chosen_on["small"] == 1.0
    assert sum(best.chosen_on.values()) > 1.0
