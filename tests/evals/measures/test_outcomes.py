from __future__ import annotations

from math import log

import pytest

from assistant.domain import Outcome
from evals.measures import abstention, outcomes, risk_coverage
from tests.evals.making import answer, case, place, silence

ANSWERED, NO_SOURCE, CLARIFY = Outcome.answered, Outcome.no_source, Outcome.clarify
NOTHING = {"outcomes": ["no_source", "out_of_scope"], "provisions": [], "key_facts": []}


def test_any_right_outcome_counts_as_the_label() -> None:
    one = case(silence(Outcome.out_of_scope), **NOTHING)
    assert outcomes.is_right(one)
    assert outcomes.confusion([one]) == {(NO_SOURCE, NO_SOURCE): 1}


def test_precision_recall_and_f1_by_outcome() -> None:
    cases = [case(), case(), case(silence()), case(silence(), **NOTHING), case(answer(), **NOTHING)]
    answered, nothing = outcomes.by_class(outcomes.confusion(cases))
    assert (answered.outcome, answered.labelled, answered.precision, answered.recall) == (ANSWERED, 3, 2 / 3, 2 / 3)
    assert (nothing.outcome, nothing.precision, nothing.recall, nothing.f1) == (NO_SOURCE, 0.5, 0.5, 0.5)
    assert outcomes.MACRO_F1.value(cases) == pytest.approx((2 / 3 + 1 / 2) / 2)


def test_an_outcome_that_never_came_has_recall_zero_and_no_precision() -> None:
    (only,) = outcomes.by_class(outcomes.confusion([case(answer(), outcomes=["clarify"])]))
    assert (only.outcome, only.precision, only.recall, only.f1) == (CLARIFY, None, 0.0, 0.0)


def test_an_outcome_that_is_no_label_lowers_no_mean() -> None:
    assert outcomes.MACRO_F1.value([case(), case(silence(CLARIFY))]) == pytest.approx(2 / 3)


def test_abstention_is_judged_by_when_it_should_be() -> None:
    cases = [
        case(),
        case(silence()),
        case(silence(), **NOTHING),
        case(silence(), **NOTHING),
        case(answer(), **NOTHING),
    ]
    assert abstention.PRECISION.value(cases) == pytest.approx(2 / 3)
    assert abstention.RECALL.value(cases) == pytest.approx(2 / 3)
    assert (abstention.PRECISION.counted(cases), abstention.RECALL.counted(cases)) == (3, 3)


def test_where_nobody_abstained_there_is_no_precision() -> None:
    assert abstention.PRECISION.value([case()]) is None
    assert abstention.PRECISION.interval([case()]) is None


def test_a_question_that_may_be_answered_in_part_may_also_be_left() -> None:
    one = case(silence(), outcomes=["partly_answered", "no_source"])
    assert abstention.PRECISION.value([one]) == 1.0


def test_the_curve_answers_the_strongest_first() -> None:
    wrong = answer(found=[place("LOU 1:1")], strength=10.0)
    cases = [case(wrong), case(answer(strength=90.0)), case(answer(strength=50.0)), case(answer(strength=5.0))]
    assert risk_coverage.curve(cases) == [(0.25, 0.0), (0.5, 0.0), (0.75, 1 / 3), (1.0, 0.25)]


def test_answering_what_should_not_be_answered_is_wrong_whatever_was_found() -> None:
    assert risk_coverage.curve([case(**NOTHING)]) == [(1.0, 1.0)]


def test_a_gold_document_is_as_good_as_a_gold_provision() -> None:
    found = answer(found=[place(None, document="negotiated-procedure")])
    assert risk_coverage.curve([case(found, documents=["negotiated-procedure"])]) == [(1.0, 0.0)]
    assert risk_coverage.curve([case(found, documents=["other"])]) == [(1.0, 1.0)]


def test_a_question_that_was_refused_before_searching_is_not_on_the_curve() -> None:
    refused = case(silence(Outcome.refused_personal_data, strength=None))
    assert risk_coverage.curve([refused]) == []
    assert risk_coverage.AURC.value([refused]) is None


def test_a_perfect_order_reaches_the_area_that_theory_says() -> None:
    right = [case(answer(strength=1000.0 - n)) for n in range(700)]
    wrong = [case(answer(found=[], strength=100.0 - n / 10)) for n in range(300)]
    assert risk_coverage.AURC.value([*right, *wrong]) == pytest.approx(0.3 + 0.7 * log(0.7), abs=0.002)
