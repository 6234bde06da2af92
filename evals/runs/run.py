"""A run on disk: run.json (what was run), answers.jsonl (what came back), scores.jsonl (what it is worth)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import QuestionsUnreadable
from evals.bench.summary import Interval
from evals.case import Case
from evals.measures.base import Measure
from evals.measures.catalogue import ALL

RUN, ANSWERS, SCORES = "run.json", "answers.jsonl", "scores.jsonl"


class About(BaseModel):
    """What was run, on what, and when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    suite: str
    questions: str
    """Which questions: the split, or the file's name."""
    questions_sha256: str
    n: int
    version: str
    settings: dict[str, str]
    """Secrets as stars."""
    model: str
    """That worded the answers; "extractive": none."""
    embedding: str
    build_id: str
    corpus: str
    """The build's origin: a hash of documents, model and code."""
    machine: str
    began: str
    """UTC, ISO 8601."""
    seconds: float


class Run(BaseModel):
    """A run with its cases."""

    model_config = ConfigDict(frozen=True)

    about: About
    cases: tuple[Case, ...]

    def summary(self) -> dict[str, Interval | None]:
        """Return every measure with its interval; None where it says nothing of these questions."""
        return {measure.name: measure.interval(self.cases) for measure in ALL}


def values_by_question(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Return for each measure that has one a value a question, by the question's id."""
    return {measure.name: measure.by_question(cases) for measure in ALL if isinstance(measure, Measure)}


def save(run: Run, summary: Mapping[str, Interval | None], folder: Path) -> None:
    """Write a run into ``folder``, which is made."""
    folder.mkdir(parents=True)
    measured = {name: _rounded(interval) for name, interval in summary.items()}
    _write(folder / RUN, [json.dumps({**run.about.model_dump(), "measures": measured}, ensure_ascii=False, indent=1)])
    _write(folder / ANSWERS, [case.model_dump_json(by_alias=True) for case in run.cases])
    values = values_by_question(run.cases)
    rows = [{"id": c.question.id, **{name: v.get(c.question.id) for name, v in values.items()}} for c in run.cases]
    _write(folder / SCORES, [json.dumps(row) for row in rows])


def load(folder: Path) -> Run:
    """Read a run. Raises QuestionsUnreadable when the folder does not hold one."""
    try:
        about: dict[str, Any] = json.loads((folder / RUN).read_text(encoding="utf-8"))
        del about["measures"]
        lines = (folder / ANSWERS).read_text(encoding="utf-8").split("\n")
        cases = tuple(Case.model_validate_json(line) for line in lines if line)
        return Run(about=About.model_validate(about), cases=cases)
    except (OSError, ValueError, KeyError, ValidationError) as error:
        raise QuestionsUnreadable(f"{folder} holds no run of `lotsen eval` that can be read: {error}.") from error


def _rounded(interval: Interval | None) -> dict[str, float] | None:
    if interval is None:
        return None
    low, high = round(interval.low, 4), round(interval.high, 4)
    return {"value": round(interval.mean, 4), "low": low, "high": high, "n": interval.n}


def _write(path: Path, lines: Sequence[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
