"""The development questions: their shape, that their labels exist in law, that they keep away from the test split."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from evals.questions import load_questions
from evals.strings import plain
from tests.evals.data.law import SHARED, acts, digests
from tests.evals.data.rows import (
    DATA,
    DEV,
    SCHEMA,
    TEST,
    Row,
    asked,
    facts_not_in_digests,
    facts_not_in_law,
    gold,
    loose_facts,
    methods,
    real_questions,
    torn,
)

NEW = DEV[100:]  # written against the test split; the first hundred are those the split was made against
FIRST_OUTCOME = {
    "personal_data": {"refused_personal_data"},
    "out_of_scope": {"no_source"},
    "ambiguous": {"clarify"},
    "case_advice": {"not_legal_advice"},
}


def of_class(name: str) -> list[Row]:
    return [row for row in DEV if row["class"] == name]


@pytest.mark.parametrize("row", DEV, ids=lambda row: row["id"])
def test_every_question_fits_the_schema(row: Row) -> None:
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(row)


def test_the_file_loads_as_typed_questions_numbered_in_order() -> None:
    assert [q.id for q in load_questions(DATA / "dev.jsonl")] == [
        f"dev-{number:03d}" for number in range(1, len(DEV) + 1)
    ]


def test_there_are_enough_questions_of_every_class_and_language() -> None:
    assert len(DEV) >= 210
    assert min(Counter(row["class"] for row in DEV).values()) >= 6
    assert Counter(row["class"] for row in DEV).keys() == {row["class"] for row in TEST}
    assert min(Counter(row["language"] for row in DEV).values()) >= 19


def test_classes_are_counted_as_the_readme_says() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    counted = dict(re.findall(r"^\| `(\w+)` \| \d+ \| (\d+) \|", readme, re.MULTILINE))
    assert counted == {name: str(n) for name, n in Counter(row["class"] for row in DEV).items()}


def test_no_question_is_asked_twice() -> None:
    questions = [asked(row) for row in DEV]
    assert [question for question, times in Counter(questions).items() if times > 1] == []


@pytest.mark.shared
def test_no_question_is_a_real_one() -> None:
    real = real_questions()
    if real is None:
        pytest.skip("the real questions are not here")
    assert not real & {asked(row) for row in DEV}


def covers(dev: Row, test: Row) -> bool:
    """Whether a development row holds every fact of a test row: the same provision and the same words."""
    return bool(test["key_facts"]) and all(
        any(
            set(wanted["provisions"]) & set(known["provisions"])
            and set(map(plain, wanted["any"])) & set(map(plain, known["any"]))
            for known in dev["key_facts"]
        )
        for wanted in test["key_facts"]
    )


def test_no_added_question_is_a_sibling_of_a_test_question() -> None:
    assert [(test["id"], dev["id"]) for test in TEST for dev in NEW if covers(dev, test)] == []


def test_a_question_with_the_same_facts_is_found_to_be_a_sibling() -> None:
    assert all(covers(row, row) for row in TEST if row["key_facts"] and row["key_facts"][0]["provisions"])


def test_the_provision_of_a_fact_is_one_of_the_gold_provisions() -> None:
    assert loose_facts(DEV) == []


def test_a_method_named_as_answering_has_an_article() -> None:
    assert {slug for row in DEV for slug in row["documents"]} <= methods()


@pytest.mark.parametrize("name", FIRST_OUTCOME)
def test_what_must_not_be_plainly_answered_has_the_outcome_that_says_so(name: str) -> None:
    assert {row["outcomes"][0] for row in of_class(name)} == FIRST_OUTCOME[name]


@pytest.mark.parametrize(("field", "name"), [("history", "follow_up"), ("as_of", "as_of")])
def test_only_its_own_class_has_a_history_or_a_date(field: str, name: str) -> None:
    assert {row["id"] for row in DEV if field in row} == {row["id"] for row in of_class(name)}


def test_look_alikes_of_attacks_are_to_be_answered() -> None:
    look_alikes = [row for row in of_class("injection") if row["topic"] == "look-alike"]
    assert len(look_alikes) >= 4
    assert {tuple(row["outcomes"]) for row in look_alikes} == {("answered",)}


def test_personal_data_must_not_come_back_in_the_answer() -> None:
    assert [row["id"] for row in of_class("personal_data") if row["must_not"][0] not in row["question"]] == []


def test_an_expected_answer_can_be_told_right_from_wrong() -> None:
    assert [row["id"] for row in DEV if row["outcomes"] == ["answered"] and not row["key_facts"]] == []


def test_a_right_answer_never_has_to_hold_a_forbidden_string() -> None:
    assert torn(DEV) == []


@pytest.mark.shared
def test_every_gold_provision_exists_in_an_act_or_a_digest() -> None:
    if not (SHARED / "legal").exists():
        pytest.skip("the acts are not here")
    assert {provision for row in DEV for provision in gold(row)} - (digests().keys() | acts().keys()) == set()


@pytest.mark.shared
def test_every_fact_stands_in_the_words_of_the_law() -> None:
    if not (SHARED / "legal").exists():
        pytest.skip("the acts are not here")
    assert facts_not_in_law(DEV) == []


def test_our_digests_word_every_fact_in_a_way_that_counts_as_right() -> None:
    assert facts_not_in_digests(DEV) == []
