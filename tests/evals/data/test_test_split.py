"""What the test split alone promises: its balance, its distance from development, and that it is frozen."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from evals.names import DATA, Split
from tests.evals.data.rows import ROWS, gold, of_class

DEV, TEST = ROWS[Split.dev], ROWS[Split.test]
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
WRITTEN_IN = {"LOU": {"sv"}, "FOA": {"nb", "nn"}, "LOA": {"nb", "nn"}, "2014/24/EU": {"en"}}


def test_there_are_two_hundred_questions_numbered_in_order() -> None:
    assert [row["id"] for row in TEST] == [f"test-{number:03d}" for number in range(1, 201)]
    assert sum(row["topic"] == "look-alike" for row in of_class(Split.test, "injection")) == 4


def test_classes_and_languages_are_balanced_as_the_readme_says() -> None:
    assert Counter(row["class"] for row in TEST) == CLASSES
    assert Counter(row["language"] for row in TEST) == LANGUAGES
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", readme, re.MULTILINE)) == {k: str(v) for k, v in CLASSES.items()}


def test_the_test_split_is_frozen() -> None:
    frozen, name = (DATA / "test.sha256").read_text(encoding="utf-8").split()
    assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == frozen


def test_at_least_half_of_the_questions_rest_on_provisions_that_development_does_not_name() -> None:
    developed = {provision for row in FIRST_DEV for provision in gold(row)}
    resting = [row for row in TEST if row["provisions"]]
    assert len(developed) > 40
    assert sum(not gold(row) & developed for row in resting) >= len(resting) / 2


def test_every_label_has_been_read_by_a_second_reader() -> None:
    assert [row["id"] for row in TEST if not row["provenance"]["checked"]] == []


def test_a_cross_lingual_question_is_asked_in_another_language_than_its_law() -> None:
    same = [
        row["id"]
        for row in of_class(Split.test, "cross_lingual")
        if row["language"] in WRITTEN_IN[row["provisions"][0][0].rsplit(" ", 1)[0]]
    ]
    assert same == []
