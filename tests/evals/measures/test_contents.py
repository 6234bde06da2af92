from __future__ import annotations

import pytest

from assistant.domain import Authority, Jurisdiction, Kind, Language
from evals.case import Case
from evals.measures import (
    jurisdiction_errors,
    language_match,
    latency,
    length,
    must_not,
    nugget_recall,
    parity,
    unsupported_numbers,
)
from evals.measures.base import Measure
from tests.evals.making import answer, case, said, silence, source

FACTS = [{"any": ["35 dagar", "fem veckor"], "provisions": []}, {"any": ["skriftligt"], "provisions": []}]


def value(measure: Measure, one: Case) -> float | None:
    return measure.values([one])[0]


def test_any_string_of_a_fact_finds_the_fact() -> None:
    assert value(nugget_recall.MEASURE, case(key_facts=FACTS)) == 0.5
    assert [fact.any for fact in nugget_recall.missing(case(key_facts=FACTS))] == [("skriftligt",)]


def test_the_locator_of_a_cited_source_may_be_all_there_is_to_say() -> None:
    facts = [{"any": ["6 kap. 5 §"], "provisions": []}]
    assert value(nugget_recall.MEASURE, case(key_facts=facts)) == 1.0
    uncited = answer([said("Ja.", 2)], [source(1), source(2, locator="1 kap. 1 §")])
    assert value(nugget_recall.MEASURE, case(uncited, key_facts=facts)) == 0.0


def test_nuggets_are_not_asked_of_an_answer_that_says_nothing() -> None:
    assert value(nugget_recall.MEASURE, case(silence())) is None


def test_a_forbidden_string_counts_in_a_statement_and_in_the_notice() -> None:
    assert value(must_not.MEASURE, case(must_not=["35 dagar"])) == 1.0
    assert value(must_not.MEASURE, case(answer(notice="Högst 36 dagar."), must_not=["36 dagar"])) == 1.0
    assert value(must_not.MEASURE, case(must_not=["40 dagar"])) == 0.0
    assert value(must_not.MEASURE, case()) is None


def test_a_number_that_no_cited_quote_holds_is_unsupported() -> None:
    one = case(answer([said("Högst 35 dagar eller 40 dagar.")]))
    assert unsupported_numbers.unsupported(one) == (["40"], 2)
    assert value(unsupported_numbers.MEASURE, one) == 0.5


def test_spaces_inside_a_number_do_not_make_it_another() -> None:
    seen = answer([said("Gränsen är 2 197 545 kronor.")], [source(quote="2\u00a0197\u00a0545 kronor")])
    assert value(unsupported_numbers.MEASURE, case(seen)) == 0.0


def test_an_answer_without_numbers_has_no_rate() -> None:
    assert value(unsupported_numbers.MEASURE, case(answer([said("Den ska dokumenteras.")]))) is None


NORWEGIAN = source(1, "FOA 13-2", jurisdiction=Jurisdiction.NO)


def test_the_law_of_a_country_nobody_asked_about_is_an_error() -> None:
    assert value(jurisdiction_errors.MEASURE, case(answer(sources=[NORWEGIAN]))) == 1.0
    assert value(jurisdiction_errors.MEASURE, case()) == 0.0


@pytest.mark.parametrize(
    "fields",
    [
        {"jurisdiction": "NO"},
        {"question": "Hur länge får man förhandla i Norge?"},
        {"question": "Vad säger FOA § 13-2?"},
        {"provisions": [["FOA 13-2"]]},
    ],
)
def test_a_country_that_is_set_named_or_gold_is_none(fields: dict[str, object]) -> None:
    assert value(jurisdiction_errors.MEASURE, case(answer(sources=[NORWEGIAN]), **fields)) == 0.0


def test_an_asker_in_norway_who_writes_swedish_is_not_asking_about_sweden() -> None:
    assert value(jurisdiction_errors.MEASURE, case(jurisdiction="NO", provisions=[], key_facts=[])) == 1.0


def test_an_asker_without_a_country_has_that_of_the_language() -> None:
    fields = {"jurisdiction": None, "provisions": [], "key_facts": []}
    assert value(jurisdiction_errors.MEASURE, case(**fields)) == 0.0
    assert value(jurisdiction_errors.MEASURE, case(answer(sources=[NORWEGIAN]), **fields)) == 1.0


def test_eu_law_and_foreign_guidance_are_never_errors() -> None:
    eu = source(1, "2014/24/EU 30", jurisdiction=Jurisdiction.EU)
    article = source(
        2, None, jurisdiction=Jurisdiction.NO, kind=Kind.article, authority=Authority.guidance, locator="Hinder"
    )
    assert value(jurisdiction_errors.MEASURE, case(answer(sources=[eu, article]))) == 0.0
    assert value(jurisdiction_errors.MEASURE, case(answer(sources=[article]))) is None


def test_the_answer_is_to_be_in_the_language_of_the_question() -> None:
    cases = [case(), case(answer(language=Language.nb))]
    assert language_match.MEASURE.values(cases) == [1.0, 0.0]


def test_siblings_in_other_languages_are_to_cite_the_same_provisions() -> None:
    english = answer(sources=[source(1), source(2, "LOU 1:1")])
    cases = [case(), case(english, id="dev-002", language="en")]
    assert parity.OVERLAP.values(cases) == [0.5, 0.5]


def test_an_asker_who_gets_nothing_is_not_on_a_par() -> None:
    cases = [case(), case(silence(), id="dev-002", language="en")]
    assert parity.OVERLAP.values(cases) == [0.0, 0.0]


@pytest.mark.parametrize(
    "fields",
    [
        {"language": "sv"},
        {"language": "en", "topic": "other"},
        {"language": "en", "provisions": [["LOU 6:6"]]},
        {"language": "en", "as_of": "2020-01-01"},
        {"language": "en", "class": "false_premise"},
    ],
)
def test_another_question_is_no_sibling(fields: dict[str, object]) -> None:
    assert parity.OVERLAP.values([case(), case(id="dev-002", **fields)]) == [None, None]


def test_length_is_told_of_answers_that_say_something() -> None:
    cases = [case(answer([said("Ja."), said("Nej då.")])), case(silence())]
    assert length.CHARACTERS.values(cases) == [10.0, None]
    assert length.STATEMENTS.values(cases) == [2.0, None]


def test_latency_is_told_at_the_middle_and_near_the_end() -> None:
    cases = [case(answer(milliseconds=float(ms))) for ms in range(1, 101)]
    assert latency.P50.value(cases) == pytest.approx(50.5)
    assert latency.P95.value(cases) == pytest.approx(95.05)
    assert latency.P50.value([]) is None


def test_needs_are_met_alike_where_every_language_has_the_same_recall() -> None:
    cases = [
        case(answer(sources=[source(1, provision)]), id=f"dev-{number:03}", language=language)
        for number, (language, provision) in enumerate(
            [("sv", "LOU 6:5")] * parity.LEAST
            + [("nb", "LOU 6:5")] * (parity.LEAST // 2)
            + [("nb", "LOU 1:1")] * (parity.LEAST // 2)
        )
    ]
    assert parity.NEEDS_MET.value(cases[: parity.LEAST]) is None
    assert parity.NEEDS_MET.value(cases) == 0.5


def test_a_language_with_few_questions_says_nothing_of_parity() -> None:
    many = [case(answer(sources=[source()]), id=f"dev-{number:03}") for number in range(parity.LEAST)]
    few = case(answer(sources=[source(1, "LOU 1:1")]), id="dev-900", language="nb")
    assert parity.NEEDS_MET.value([*many, few]) is None
