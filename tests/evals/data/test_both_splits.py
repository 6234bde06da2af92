"""What holds for the questions of either split: their shape, and that their labels exist in law."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from assistant.domain import Jurisdiction, Outcome
from evals.names import Split
from evals.questions import load_questions
from tests.evals.data.law import SHARED, acts, digests
from tests.evals.data.rows import (
    ROWS,
    SCHEMA,
    Row,
    asked,
    facts_not_in_digests,
    facts_not_in_law,
    gold,
    loose_facts,
    methods,
    of_class,
    real_questions,
    torn,
)

FIRST_OUTCOME = {
    "personal_data": "refused_personal_data",
    "out_of_scope": "no_source",
    "ambiguous": "clarify",
    "case_advice": "not_legal_advice",
}

both_splits = pytest.mark.parametrize("split", Split)


@pytest.mark.parametrize("row", [row for split in Split for row in ROWS[split]], ids=lambda row: row["id"])
def test_every_question_fits_the_schema(row: Row) -> None:
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(row)


def test_the_schema_speaks_of_the_same_outcomes_and_countries_as_the_product() -> None:
    fields = SCHEMA["properties"]
    not_about_the_question = {Outcome.busy, Outcome.model_down, Outcome.index_missing, Outcome.error}
    assert set(fields["outcomes"]["items"]["enum"]) == set(Outcome) - not_about_the_question
    assert set(fields["jurisdiction"]["enum"]) == {*Jurisdiction, None}


@both_splits
def test_the_file_loads_as_typed_questions_numbered_in_order(split: Split) -> None:
    numbers = range(1, len(ROWS[split]) + 1)
    assert [q.id for q in load_questions(split.path)] == [f"{split}-{number:03d}" for number in numbers]


@both_splits
def test_no_question_is_asked_twice(split: Split) -> None:
    questions = Counter(map(asked, ROWS[split]))
    assert [question for question, times in questions.items() if times > 1] == []


def test_no_question_stands_in_both_splits() -> None:
    assert not set(map(asked, ROWS[Split.dev])) & set(map(asked, ROWS[Split.test]))


@pytest.mark.shared
@both_splits
def test_no_question_is_a_real_one(split: Split) -> None:
    real = real_questions()
    if real is None:
        pytest.skip("the real questions are not here")
    assert not real & {asked(row) for row in ROWS[split]}


@both_splits
def test_the_provision_of_a_fact_is_one_of_the_gold_provisions(split: Split) -> None:
    assert loose_facts(ROWS[split]) == []


@both_splits
def test_a_method_named_as_answering_has_an_article(split: Split) -> None:
    assert {slug for row in ROWS[split] for slug in row["documents"]} <= methods()


@pytest.mark.parametrize(("split", "name"), [*product(Split, FIRST_OUTCOME)])
def test_what_must_not_be_plainly_answered_has_the_outcome_that_says_so(split: Split, name: str) -> None:
    assert {row["outcomes"][0] for row in of_class(split, name)} == {FIRST_OUTCOME[name]}


@both_splits
@pytest.mark.parametrize(("field", "name"), [("history", "follow_up"), ("as_of", "as_of")])
def test_only_its_own_class_has_a_history_or_a_date(split: Split, field: str, name: str) -> None:
    assert {row["id"] for row in ROWS[split] if field in row} == {row["id"] for row in of_class(split, name)}


@both_splits
def test_look_alikes_of_attacks_are_to_be_answered(split: Split) -> None:
    look_alikes = [row for row in of_class(split, "injection") if row["topic"] == "look-alike"]
    assert len(look_alikes) >= 4
    assert {tuple(row["outcomes"]) for row in look_alikes} == {("answered",)}


@both_splits
def test_an_expected_answer_can_be_told_right_from_wrong(split: Split) -> None:
    assert [row["id"] for row in ROWS[split] if row["outcomes"] == ["answered"] and not row["key_facts"]] == []


@both_splits
def test_a_right_answer_never_has_to_hold_a_forbidden_string(split: Split) -> None:
    assert torn(ROWS[split]) == []


@pytest.mark.shared
@both_splits
def test_every_gold_provision_exists_in_an_act_or_a_digest(split: Split) -> None:
    if not (SHARED / "legal").exists():
        pytest.skip("the acts are not here")
    known = digests().keys() | acts().keys()
    assert {provision for row in ROWS[split] for provision in gold(row)} - known == set()


@pytest.mark.shared
@both_splits
def test_every_fact_stands_in_the_words_of_the_law(split: Split) -> None:
    if not (SHARED / "legal").exists():
        pytest.skip("the acts are not here")
    assert facts_not_in_law(ROWS[split]) == []


@both_splits
def test_our_digests_word_every_fact_in_a_way_that_counts_as_right(split: Split) -> None:
    assert facts_not_in_digests(ROWS[split]) == []
