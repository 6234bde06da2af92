from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from assistant.domain import Language
from evals.bench.retrieval.sets import english_to_swedish, own_sample, read_set, read_sets

SHARED = Path(__file__).resolve().parents[4].parent / "shared" / "retrieval"


def write_set(path: Path) -> Path:
    rows = [
        {"meta": {"lang": "nb"}},
        {"pid": "p1", "text": "En setning.", "title": "Tittel"},
        {"pid": "p2", "text": "En annan mening.", "language": "sv"},
        {"qid": "q1", "query": "Hva?", "gold_pid": ["p1", "p2"]},
    ]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def test_a_set_is_passages_and_questions_with_their_gold(tmp_path: Path) -> None:
    found = read_set(write_set(tmp_path / "small.jsonl.gz"))
    assert found.name == "small"
    assert [(p.pid, p.title) for p in found.passages] == [("p1", "Tittel"), ("p2", "")]
    assert found.questions[0].gold == {"p1", "p2"}


def test_a_row_has_the_language_of_the_set_unless_it_names_its_own(tmp_path: Path) -> None:
    found = read_set(write_set(tmp_path / "small.jsonl.gz"))
    assert [p.language for p in found.passages] == [Language.nb, Language.sv]
    assert found.questions[0].language is Language.nb


def test_the_sets_of_a_folder_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write_set(tmp_path / f"{name}.jsonl.gz")
    assert [one.name for one in read_sets(tmp_path)] == ["a", "b"]


def test_every_question_of_our_sample_has_its_passage() -> None:
    sample = own_sample()
    pids = {passage.pid for passage in sample.passages}
    assert len(pids) == len(sample.passages) >= 40
    assert len(sample.questions) >= 30
    assert all(question.gold <= pids for question in sample.questions)


def test_our_sample_is_swedish_norwegian_and_english() -> None:
    asked = {question.language for question in own_sample().questions}
    assert asked == {Language.sv, Language.nb, Language.en}


def test_no_question_of_our_sample_names_its_title() -> None:
    sample = own_sample()
    titles = {passage.pid: passage.title.lower() for passage in sample.passages}
    copied = [q.text for q in sample.questions for pid in q.gold if titles[pid] in q.text.lower()]
    assert copied == []


def test_sixty_english_questions_ask_for_swedish_passages() -> None:
    found = english_to_swedish([])
    assert {passage.language for passage in found.passages} == {Language.sv}
    assert {question.language for question in found.questions} == {Language.en}
    pids = {passage.pid for passage in found.passages}
    assert len(found.questions) == 60
    assert all(question.gold <= pids for question in found.questions)


def test_only_swedish_passages_of_other_sets_hide_the_right_ones(tmp_path: Path) -> None:
    other = read_set(write_set(tmp_path / "small.jsonl.gz"))
    added = {p.pid for p in english_to_swedish([other]).passages} - {p.pid for p in english_to_swedish([]).passages}
    assert added == {"small/p2"}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the development sets are absent")
def test_the_public_sets_can_be_read() -> None:
    sizes = {one.name: (len(one.passages), len(one.questions)) for one in read_sets(SHARED)}
    assert sizes["swefaq"] == (219, 219)
    assert sizes["norquad_chunk"] == (2580, 944)
