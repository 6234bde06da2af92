from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.composition import Assistant
from assistant.errors import QuestionsUnreadable
from evals.suites.real import APPLICABLE, load_real
from evals.suites.run import run_real

ROW = {
    "id": "se-001",
    "lang": "sv",
    "jurisdiction": "SE",
    "topic": "dialogue",
    "question": "När får konkurrenspräglad dialog användas?",
    "provision_refs": ["LOU 6 kap. 21 §", "udbudsloven § 101", "2014/24/EU art 30"],
    "source_url": "https://example.org/faq",
}


def written(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "real.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_any_provision_named_of_an_act_that_can_be_found_meets_the_need(tmp_path: Path) -> None:
    path = written(tmp_path, ROW)
    assert load_real(path, ["LOU", "2014/24/EU"])[0].provisions == (("LOU 6:21", "2014/24/EU 30"),)
    assert load_real(path, ["LOU"])[0].provisions == (("LOU 6:21",),)
    assert load_real(path, ["FOA"])[0].provisions == ()


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, {"id": "se-001"})
    with pytest.raises(QuestionsUnreadable, match=r"real\.jsonl holds no real questions"):
        load_real(path, ["LOU"])


def test_only_measures_that_need_no_further_label_are_told(assistant: Assistant, tmp_path: Path) -> None:
    result = run_real(assistant, written(tmp_path, ROW), lambda _: None)
    assert list(result.data["measures"]) == [measure.name for measure in APPLICABLE]
    assert result.data["measures"]["answered"]["n"] == 1
    assert "right outcome" not in result.markdown
