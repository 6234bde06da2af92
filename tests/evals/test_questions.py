from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from assistant.domain import Jurisdiction, Question, Turn
from assistant.errors import QuestionsUnreadable
from evals.names import Split
from evals.questions import load_questions, sample
from tests.evals.making import question


def written(folder: Path, *lines: str) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_question_survives_being_written_and_read(tmp_path: Path) -> None:
    one = question(as_of="2024-01-01", history=[{"question": "Vad är LOU?", "text": "En lag."}])
    assert load_questions(written(tmp_path, one.model_dump_json(by_alias=True))) == [one]


def test_a_line_separator_inside_a_question_does_not_end_its_line(tmp_path: Path) -> None:
    one = question(question="Hur länge?\u2028Och varför?")
    assert load_questions(written(tmp_path, one.model_dump_json(by_alias=True))) == [one]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ('"class":"plain"', r"line 2: class: Field required"),
        ('"language":"sv"', r"line 2: language: Field required"),
        ('"outcomes":["answered"]', r"line 2: outcomes: Field required"),
    ],
)
def test_a_row_without_a_field_is_named_with_its_line(tmp_path: Path, change: str, message: str) -> None:
    good = question().model_dump_json(by_alias=True)
    with pytest.raises(QuestionsUnreadable, match=message):
        load_questions(written(tmp_path, good, good.replace(f"{change},", "")))


def test_an_unknown_field_is_refused(tmp_path: Path) -> None:
    row = question().model_dump_json(by_alias=True).replace('"topic"', '"colour":"red","topic"')
    with pytest.raises(QuestionsUnreadable, match=r"line 1: colour: Extra inputs are not permitted"):
        load_questions(written(tmp_path, row))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionsUnreadable, match=r"none\.jsonl cannot be read"):
        load_questions(tmp_path / "none.jsonl")


def test_a_question_is_asked_as_a_channel_would_with_its_history_and_without_its_labels() -> None:
    one = question(as_of="2024-01-01", history=[{"question": "Vad är LOU?", "text": "En lag."}])
    turns = (Turn("Vad är LOU?", "En lag."),)
    assert one.asked() == Question(one.question, None, Jurisdiction.SE, one.as_of, turns)


def test_the_gold_provisions_are_those_of_the_needs_and_of_the_facts() -> None:
    one = question(
        provisions=[["LOU 6:5", "LOU 6:6"], ["LOU 7:1"]], key_facts=[{"any": ["x"], "provisions": ["FOA 1-1"]}]
    )
    assert one.gold == {"LOU 6:5", "LOU 6:6", "LOU 7:1", "FOA 1-1"}


def test_a_sample_spreads_over_the_types_and_keeps_the_order() -> None:
    many = [question(f"dev-{n:03d}") for n in range(20)]
    few = [question(f"dev-{n:03d}", **{"class": "as_of"}) for n in range(20, 23)]
    chosen = sample([*many, *few], 8)
    assert Counter(one.type for one in chosen) == {"plain": 5, "as_of": 3}
    assert [one.id for one in chosen] == sorted(one.id for one in chosen)


def test_a_new_question_displaces_at_most_one_of_a_sample() -> None:
    many = [question(f"dev-{n:03d}") for n in range(40)]
    before = {one.id for one in sample(many, 10)}
    after = {one.id for one in sample([*many, question("dev-999")], 10)}
    assert len(before - after) <= 1


def test_a_sample_of_more_than_there_are_is_all_of_them() -> None:
    assert len(sample([question("dev-001"), question("dev-002")], 10)) == 2


def test_the_development_questions_of_the_repository_can_be_read() -> None:
    questions = load_questions(Split.dev.path)
    assert len(questions) >= 100
    assert len({one.id for one in questions}) == len(questions)
