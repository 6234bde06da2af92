"""Against values worked out by hand."""

from __future__ import annotations

import pytest

from evals.bench.retrieval.ndcg import ndcg
from evals.bench.retrieval.recall import recall


def test_ndcg_is_one_when_the_only_right_passage_is_first() -> None:
    assert ndcg(["a", "b"], {"a"}) == 1.0


def test_ndcg_of_a_right_passage_at_rank_three_is_a_half() -> None:
    assert ndcg(["x", "y", "a"], {"a"}) == 0.5  # 1 / log2(4)


def test_ndcg_of_two_right_passages_at_ranks_two_and_three() -> None:
    # (1/log2(3) + 1/log2(4)) / (1/log2(2) + 1/log2(3)) = (0.63093 + 0.5) / 1.63093
    assert ndcg(["x", "a", "b"], {"a", "b"}) == pytest.approx(0.693426, abs=1e-6)


def test_ndcg_looks_at_ten_ranks_only() -> None:
    assert ndcg([*"0123456789", "a"], {"a"}) == 0.0


def test_with_more_right_passages_than_ranks_the_best_order_still_scores_one() -> None:
    gold = [str(number) for number in range(15)]
    assert ndcg(gold[:10], gold) == pytest.approx(1.0)


def test_recall_is_the_share_of_right_passages_found() -> None:
    assert recall(["a", "x", "b"], {"a", "b", "c"}) == pytest.approx(2 / 3)
    assert recall([*"0123456789", "a"], {"a"}) == 0.0
