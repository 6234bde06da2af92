"""The test questions: their shape, their balance, that their labels exist in law, and that they are frozen."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from assistant.domain import Jurisdiction, Outcome
from evals.strings import holds
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

ROWS = TEST
FIRST_DEV = DEV[:100]  # the questions the split was made against; later ones were written against the split

CLASSES = {
    "plain": 40,
    "cross_lingual": 20,
    "follow_up": 20,
    "amount_or_deadline": 20,
    "false_premise": 15,
    "repealed_or_renumbered": 12,
    "as_of": 12,
    "out_of_scope": 12,
    "ambiguous": 10,
    "injection": 9,
    "wrong_country": 8,
    "comparison": 8,
    "case_advice": 8,
    "personal_data": 6,
}
LANGUAGES = {"sv": 70, "nb": 60, "en": 40, "nn": 15, "da": 15}
NEVER_ANSWERED = {"personal_data": "refused_personal_data", "out_of_scope": "no_source", "ambiguous": "clarify"}
WRITTEN_IN = {"LOU": {"sv"}, "FOA": {"nb", "nn"}, "LOA": {"nb", "nn"}, "2014/24/EU": {"en"}}


def of_class(name: str) -> list[Row]:
    return [row for row in ROWS if row["class"] == name]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_question_fits_the_schema(row: Row) -> None:
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(row)


def test_the_schema_speaks_of_the_same_outcomes_and_countries_as_the_product() -> None:
    fields = SCHEMA["properties"]
    not_about_the_question = {Outcome.busy, Outcome.model_down, Outcome.index_missing, Outcome.error}
    assert set(fields["outcomes"]["items"]["enum"]) == set(Outcome) - not_about_the_question
    assert set(fields["jurisdiction"]["enum"]) == {*Jurisdiction, None}


def test_there_are_two_hundred_questions_numbered_in_order() -> None:
    assert [row["id"] for row in ROWS] == [f"test-{number:03d}" for number in range(1, 201)]


def test_classes_and_languages_are_balanced_as_the_readme_says() -> None:
    assert Counter(row["class"] for row in ROWS) == CLASSES
    assert Counter(row["language"] for row in ROWS) == LANGUAGES
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", readme, re.MULTILINE)) == {k: str(v) for k, v in CLASSES.items()}


def test_the_test_split_is_frozen() -> None:
    frozen, name = (DATA / "test.sha256").read_text(encoding="utf-8").split()
    assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == frozen


def test_no_question_is_asked_twice_or_in_the_development_set() -> None:
    questions = [asked(row) for row in ROWS]
    assert len(set(questions)) == len(questions)
    assert not set(questions) & {asked(row) for row in DEV}


@pytest.mark.shared
def test_no_question_is_a_real_one() -> None:
    real = real_questions()
    if real is None:
        pytest.skip("the real questions are not here")
    assert not real & {asked(row) for row in ROWS}


def test_at_least_half_of_the_questions_rest_on_provisions_that_development_does_not_name() -> None:
    developed = {provision for row in FIRST_DEV for provision in gold(row)}
    resting = [row for row in ROWS if row["provisions"]]
    assert len(developed) > 40
    assert sum(not gold(row) & developed for row in resting) >= len(resting) / 2


def test_the_provision_of_a_fact_is_one_of_the_gold_provisions() -> None:
    assert loose_facts(ROWS) == []


def test_a_method_named_as_answering_has_an_article() -> None:
    assert {slug for row in ROWS for slug in row["documents"]} <= methods()


def test_every_label_has_been_read_by_a_second_reader() -> None:
    assert [row["id"] for row in ROWS if not row["provenance"]["checked"]] == []


@pytest.mark.parametrize("name", NEVER_ANSWERED)
def test_what_must_not_be_answered_has_the_outcome_that_says_so(name: str) -> None:
    assert {row["outcomes"][0] for row in of_class(name)} == {NEVER_ANSWERED[name]}


def test_a_follow_up_has_a_history_and_nothing_else_has() -> None:
    assert {row["id"] for row in ROWS if "history" in row} == {row["id"] for row in of_class("follow_up")}


def test_an_as_of_question_has_its_date_and_nothing_else_has() -> None:
    assert {row["id"] for row in ROWS if "as_of" in row} == {row["id"] for row in of_class("as_of")}


def test_a_cross_lingual_question_is_asked_in_another_language_than_its_law() -> None:
    same = [
        row["id"]
        for row in of_class("cross_lingual")
        if row["language"] in WRITTEN_IN[row["provisions"][0][0].rsplit(" ", 1)[0]]
    ]
    assert same == []


def test_an_expected_answer_can_be_told_right_from_wrong() -> None:
    bare = {row["id"]: row["class"] for row in ROWS if row["outcomes"] == ["answered"] and not row["key_facts"]}
    assert bare == {}


def test_look_alikes_of_attacks_are_to_be_answered() -> None:
    look_alikes = [row for row in of_class("injection") if row["topic"] == "look-alike"]
    assert [row["outcomes"] for row in look_alikes] == [["answered"]] * 4


def test_a_right_answer_never_has_to_hold_a_forbidden_string() -> None:
    assert torn(ROWS) == []


@pytest.mark.shared
def test_every_gold_provision_exists_in_an_act_or_a_digest() -> None:
    if not (SHARED / "legal").exists():
        pytest.skip("the acts are not here")
    known = digests().keys() | acts().keys()
    assert {provision for row in ROWS for provision in gold(row)} - known == set()


@pytest.mark.parametrize(
    ("text", "string", "found"),
    [
        ("minst tre leverandører", "tre", True),
        ("å trekke centre", "entre", False),
        ("likvärdiga märkningar", "likvärdig", True),
        ("högst 480 000", "48", False),
        ("EUR 216\u00a0000", "216 000", True),
    ],
)
def test_strings_are_compared_as_the_readme_says(text: str, string: str, found: bool) -> None:
    assert holds(text, string) is found


@pytest.mark.shared
def test_every_fact_stands_in_the_words_of_the_law() -> None:
    if not (SHARED / "legal").exists():
        pytest.skip("the acts are not here")
    assert facts_not_in_law(ROWS) == []


def test_our_digests_word_every_fact_in_a_way_that_counts_as_right() -> None:
    assert facts_not_in_digests(ROWS) == []
