"""What the development questions alone promise: enough of every sort, and distance from the test split."""

from __future__ import annotations

import re
from collections import Counter

from evals.names import DATA, Split
from evals.strings import plain
from tests.evals.data.rows import ROWS, Row, of_class

DEV, TEST = ROWS[Split.dev], ROWS[Split.test]
NEW = DEV[100:]  # written against the test split; the first hundred are those the split was made against


def test_there_are_enough_questions_of_every_class_and_language() -> None:
    assert len(DEV) >= 210
    assert min(Counter(row["class"] for row in DEV).values()) >= 6
    assert Counter(row["class"] for row in DEV).keys() == {row["class"] for row in TEST}
    assert min(Counter(row["language"] for row in DEV).values()) >= 19


def test_classes_are_counted_as_the_readme_says() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    counted = dict(re.findall(r"^\| `(\w+)` \| \d+ \| (\d+) \|", readme, re.MULTILINE))
    assert counted == {name: str(n) for name, n in Counter(row["class"] for row in DEV).items()}


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


def test_personal_data_must_not_come_back_in_the_answer() -> None:
    assert [
        row["id"] for row in of_class(Split.dev, "personal_data") if row["must_not"][0] not in row["question"]
    ] == []
