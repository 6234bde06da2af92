from __future__ import annotations

import pytest

from evals.case import Case
from evals.measures import citation_precision, citation_recall, provision_hit, quote_exactness
from evals.measures.base import Measure
from tests.evals.making import answer, case, place, said, silence, source


def value(measure: Measure, one: Case) -> float | None:
    return measure.values([one])[0]


def test_a_hit_needs_a_gold_provision_of_every_need() -> None:
    needs = [["LOU 6:5", "LOU 6:6"], ["LOU 7:1"]]
    one = case(answer(found=[place("LOU 6:6"), place("LOU 9:9")]), provisions=needs)
    both = case(answer(found=[place("LOU 6:6"), place("LOU 7:1")]), provisions=needs)
    assert (value(provision_hit.RETRIEVED, one), value(provision_hit.RETRIEVED, both)) == (0.0, 1.0)


def test_the_sixth_passage_is_too_late() -> None:
    late = answer(found=[*[place("LOU 1:1")] * 5, place("LOU 6:5")])
    assert value(provision_hit.RETRIEVED, case(late)) == 0.0


def test_what_is_cited_counts_apart_from_what_was_retrieved() -> None:
    one = case(answer(sources=[source(1, "LOU 1:1")]))
    assert (value(provision_hit.RETRIEVED, one), value(provision_hit.CITED, one)) == (1.0, 0.0)


def test_an_answer_without_statements_has_no_cited_hit_but_a_retrieved_one() -> None:
    one = case(silence())
    assert (value(provision_hit.RETRIEVED, one), value(provision_hit.CITED, one)) == (1.0, None)


def test_a_question_without_provisions_has_no_hit_to_score() -> None:
    assert value(provision_hit.RETRIEVED, case(provisions=[])) is None


def test_precision_is_the_share_of_cited_provisions_that_are_gold() -> None:
    sources = [source(1), source(2, "LOU 1:1"), source(3, None)]
    assert value(citation_precision.OF_ALL, case(answer(sources=sources))) == 0.5


def test_precision_by_fact_asks_only_of_the_sentences_that_state_it() -> None:
    beside = said("Anbud lämnas skriftligt.", 2)
    seen = answer([said(), beside], [source(1), source(2, "LOU 1:1")])
    assert value(citation_precision.OF_ALL, case(seen)) == 0.5
    assert value(citation_precision.BY_FACT, case(seen)) == 1.0


def test_a_fact_cited_to_the_wrong_provision_costs_precision() -> None:
    assert value(citation_precision.BY_FACT, case(answer(sources=[source(1, "LOU 1:1")]))) == 0.0


def test_a_fact_stated_from_an_article_says_nothing_of_provisions() -> None:
    assert value(citation_precision.BY_FACT, case(answer(sources=[source(1, None)]))) is None


def test_a_stated_fact_is_supported_by_a_quote_that_holds_it() -> None:
    assert value(citation_recall.SUPPORT, case()) == 1.0
    other = source(1, quote="Den ska dokumenteras.")
    assert value(citation_recall.SUPPORT, case(answer(sources=[other]))) == 0.0


def test_a_quote_that_another_sentence_cites_is_no_support() -> None:
    seen = answer([said("I högst 35 dagar.", 2)], [source(1), source(2, quote="Den ska dokumenteras.")])
    assert value(citation_recall.SUPPORT, case(seen)) == 0.0


@pytest.mark.parametrize(("provisions", "share"), [([["LOU 6:5"], ["LOU 7:1"]], 0.5), ([["LOU 7:1", "LOU 6:5"]], 1.0)])
def test_provision_recall_is_the_share_of_needs_cited(provisions: list[list[str]], share: float) -> None:
    assert value(citation_recall.PROVISIONS, case(provisions=provisions)) == share


def test_a_quote_must_stand_in_its_passage_character_by_character() -> None:
    seen = answer(sources=[source(1), source(2, quote="En förhandling får pågå i högst 36 dagar.")])
    assert value(quote_exactness.MEASURE, case(seen)) == 0.5
    assert value(quote_exactness.MEASURE, case(silence())) is None
