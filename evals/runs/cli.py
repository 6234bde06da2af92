"""The sub-commands of ``lotsen eval`` that read a stored run: compare, report, sheet, scored, judge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import settings
from assistant.errors import SettingsError

if TYPE_CHECKING:
    from evals.runs.run import Run

RunArgument = Annotated[str, typer.Argument(help="A run's id or folder, or `last`.")]


def compare(
    a: RunArgument,
    b: Annotated[str, typer.Argument(help="Another one.")],
) -> None:
    """Compare two runs: paired differences, and the questions that flipped."""
    from evals.report.text import comparison
    from evals.runs.compare import compare as compare_runs

    print(comparison(compare_runs(_stored(a), _stored(b))))


def report(
    run: RunArgument,
    folder: Annotated[Path, typer.Argument(help="Where to put the HTML file.", file_okay=False)],
) -> None:
    """Write the HTML report of a stored run."""
    from evals.report.html import write_page

    stored = _stored(run)
    print(write_page(stored, stored.summary(), folder))


def sheet(
    run: RunArgument,
    csv: Annotated[Path, typer.Option("--csv", help="The file to write.", dir_okay=False)],
) -> None:
    """Write a run's sentences as a sheet for two experts to score."""
    from evals.report.sheet import write_sheet

    print(f"{write_sheet(_stored(run).cases, csv)} sentences in {csv}.")


def scored(csv: Annotated[Path, typer.Argument(help="The filled-in sheet.", exists=True, dir_okay=False)]) -> None:
    """Read a scored sheet: accuracy, and how far the experts agree."""
    from evals.report.agreement import as_table
    from evals.report.sheet import read_sheet

    print(as_table(read_sheet(csv)))


def judge(
    run: RunArgument,
    first: Annotated[int | None, typer.Option(min=1, help="Judge only so many answers.")] = None,
) -> None:
    """Ask the language model of the settings for its opinion of a stored run's answers."""
    from assistant.answering.model.factory import open_model
    from evals.judge.judge import SCHEMA, as_table, judge_all
    from evals.runs.run import load
    from evals.runs.store import find_run

    here = settings.load()
    model = open_model(here, SCHEMA)
    if model is None:
        raise SettingsError("No language model is set to judge with. Set LOTSEN_MODEL; see docs/models.md.")
    try:
        folder = find_run(here, run)
        cases = [case for case in load(folder).cases if case.seen.statements][:first]
        judgements = judge_all(cases, model)
    finally:
        model.close()
    lines = [
        json.dumps({"id": case.question.id, "judgement": one.model_dump() if one else None})
        for case, one in zip(cases, judgements, strict=True)
    ]
    (folder / "judged.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(as_table(judgements, model.name))


def _stored(name: str) -> Run:
    from evals.runs.run import load
    from evals.runs.store import find_run

    return load(find_run(settings.load(), name))
