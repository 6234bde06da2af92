from __future__ import annotations

from math import log2

import pytest

from evals.measures.ranking import NAMES, intervals, needs_in_order, scores


def test_a_need_is_met_once_by_the_first_provision_that_satisfies_it() -> None:
    ranked = ["LOU 1:1", "LOU 6:6", "LOU 6:5"]
    assert needs_in_order(ranked, [["LOU 6:5", "LOU 6:6"]]) == ["place 0", "need 0", "place 2"]


def test_further_passages_of_a_provision_take_no_place() -> None:
    assert needs_in_order(["LOU 1:1", "LOU 1:1", "LOU 6:5"], [["LOU 6:5"]]) == ["place 0", "need 0"]


def test_passages_of_no_provision_keep_their_places() -> None:
    assert needs_in_order([None, None, "LOU 6:5"], [["LOU 6:5"]]) == ["place 0", "place 1", "need 0"]


def test_one_provision_can_satisfy_two_needs() -> None:
    assert needs_in_order(["LOU 6:5"], [["LOU 6:5"], ["LOU 6:5", "LOU 6:6"]]) == ["need 0", "need 1"]


def test_the_library_computes_what_the_definitions_say() -> None:
    found = scores({"q": ["place 0", "need 0", "place 2", "need 1"]}, {"q": ["need 0", "need 1"]})
    assert found["Success@1"]["q"] == 0.0
    assert found["Success@5"]["q"] == 1.0
    assert found["R@5"]["q"] == 1.0
    assert found["RR"]["q"] == 0.5
    best = 1 + 1 / log2(3)
    assert found["nDCG@10"]["q"] == pytest.approx((1 / log2(3) + 1 / log2(5)) / best)


def test_a_question_that_found_nothing_counts_as_zero() -> None:
    found = scores({"a": ["need 0"], "b": []}, {"a": ["need 0"], "b": ["need 0"]})
    assert {name: found[name] for name in NAMES} == {name: {"a": 1.0, "b": 0.0} for name in NAMES}
    assert intervals(found)["R@10"].mean == 0.5
    assert intervals(found)["R@10"].n == 2


def test_the_eleventh_place_is_beyond_ten() -> None:
    found = scores({"q": [*(f"place {n}" for n in range(10)), "need 0"]}, {"q": ["need 0"]})
    assert (found["R@10"]["q"], found["nDCG@10"]["q"]) == (0.0, 0.0)
    assert found["RR"]["q"] == pytest.approx(1 / 11)
