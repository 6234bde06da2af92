from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import QuestionsUnreadable
from assistant.settings import Settings
from evals.runs.run import Run, load, save
from evals.runs.store import find_run, new_id, runs_folder
from tests.evals.making import answer, case, run, said, silence

CASES = [case(), case(silence(), id="dev-002"), case(answer([said("Nästa\u2028rad.")]), id="dev-003")]


def kept(folder: Path, one: Run | None = None) -> Path:
    one = one or run(CASES)
    save(one, one.summary(), folder / one.about.id)
    return folder / one.about.id


def test_a_run_that_is_read_again_is_the_same(tmp_path: Path) -> None:
    assert load(kept(tmp_path)) == run(CASES)


def test_run_json_holds_the_figures_beside_what_was_run(tmp_path: Path) -> None:
    about = json.loads((kept(tmp_path) / "run.json").read_text(encoding="utf-8"))
    assert about["settings"] == {"embedding_key": "**********"}
    assert about["measures"]["right outcome"]["value"] == 0.6667
    assert about["measures"]["right outcome"]["n"] == 3
    assert about["measures"]["forbidden strings"] is None


def test_every_question_has_its_value_by_measure(tmp_path: Path) -> None:
    lines = (kept(tmp_path) / "scores.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {row["id"]: row for row in map(json.loads, lines)}
    assert rows["dev-001"]["nugget recall"] == 1.0
    assert rows["dev-002"]["nugget recall"] is None
    assert rows["dev-003"]["nugget recall"] == 0.0


def test_a_run_is_never_written_over(tmp_path: Path) -> None:
    kept(tmp_path)
    with pytest.raises(FileExistsError):
        kept(tmp_path)


@pytest.mark.parametrize("name", ["run.json", "answers.jsonl"])
def test_a_damaged_run_is_refused_with_its_folder(tmp_path: Path, name: str) -> None:
    folder = kept(tmp_path)
    (folder / name).write_text("{", encoding="utf-8")
    with pytest.raises(QuestionsUnreadable, match=folder.name):
        load(folder)


def test_a_run_is_named_by_id_by_folder_or_as_the_last(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    first, last = (kept(runs_folder(settings), run(CASES, f"2026112{n}-090000-000-answers")) for n in (1, 2))
    assert find_run(settings, first.name) == first
    assert find_run(settings, str(first)) == first
    assert find_run(settings, "last") == last


def test_an_unknown_run_is_answered_with_those_there_are(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    with pytest.raises(QuestionsUnreadable, match="none yet; `lotsen eval` makes one"):
        find_run(settings, "last")
    folder = kept(runs_folder(settings))
    with pytest.raises(QuestionsUnreadable, match=f"no run 'x' in .* Newest runs: {folder.name}"):
        find_run(settings, "x")


def test_ids_sort_by_time() -> None:
    assert new_id("answers") <= new_id("answers")
    assert new_id("real").endswith("-real")
