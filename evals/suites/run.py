"""Runs the suites that a person names, and gives each one's result in one shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.composition import Assistant
from evals.bench.machine import this_machine
from evals.bench.summary import Interval
from evals.measures.base import Measure, SetMeasure
from evals.measures.catalogue import ALL
from evals.names import Say
from evals.questions import load_questions
from evals.report.text import figures, outcomes
from evals.runs.run import Run, save
from evals.runs.store import runs_folder
from evals.suites import ablations, answers, law, real, retrieval
from evals.suites.answers import Asked


@dataclass(frozen=True, slots=True)
class Result:
    """What a suite found."""

    name: str
    markdown: str
    data: dict[str, Any]
    """JSON."""
    run: Run | None = None
    summary: Mapping[str, Interval | None] | None = None


def run_answers(assistant: Assistant, asked: Asked, say: Say) -> Result:
    """Ask every question, and keep the run."""
    return _kept(assistant, answers.run(assistant, asked, say), ALL)


def run_real(assistant: Assistant, path: Path, say: Say) -> Result:
    """Ask the real questions of a file, and keep the run."""
    with assistant.live_index.lease() as index:
        acts = {document.act for document in index.catalogue.documents() if document.act}
    asked = Asked(path.name, real.load_real(path, acts))
    return _kept(assistant, answers.run(assistant, asked, say, "real"), real.APPLICABLE)


def run_retrieval(assistant: Assistant, asked: Asked, today: date) -> Result:
    """Rank the questions that have provisions."""
    with assistant.live_index.lease() as index:
        ranking = retrieval.rank(index, assistant.embedder, retrieval.with_provisions(asked.questions), today)
    means = ranking.intervals()
    return Result("retrieval", f"{_on(asked)}\n\n{figures(means)}", {name: asdict(m) for name, m in means.items()})


def run_law(assistant: Assistant, asked: Asked, acts: Sequence[Path], today: date, say: Say) -> Result:
    """Rank the questions that have provisions, and the sub-headings of the acts in ``acts``."""
    rows = law.run(assistant, retrieval.with_provisions(asked.questions), acts, today, say)
    data = {
        f"{what}, {ranking.variant}": {name: asdict(m) for name, m in ranking.intervals().items()}
        for what, ranking in rows
    }
    return Result("law", f"{_on(asked)}\n\n{law.as_table(rows)}", data)


def run_ablations(assistant: Assistant, asked: Asked, today: date, say: Say) -> Result:
    """Rank the questions with each part of retrieval taken out."""
    with assistant.live_index.lease() as index:
        questions = retrieval.with_provisions(asked.questions)
        rankings = ablations.run(index, assistant.embedder, questions, today, say)
    data = {one.variant: {name: asdict(m) for name, m in one.intervals().items()} for one in rankings}
    return Result("ablations", f"{_on(asked)}\n\n{ablations.as_table(rankings)}", data)


def named(name: str, path: Path) -> Asked:
    """Return the questions of a file under a name."""
    return Asked(name, load_questions(path))


def _kept(assistant: Assistant, run: Run, measures: Sequence[Measure | SetMeasure]) -> Result:
    summary = {measure.name: measure.interval(run.cases) for measure in measures}
    save(run, summary, runs_folder(assistant.settings) / run.about.id)
    about = run.about
    how = f"{about.n} questions ({about.questions}), answers by {about.model}, build {about.build_id}, {about.machine}."
    parts = [how, figures(summary)] + ([outcomes(run.cases)] if about.suite == "answers" else [])
    data = {"run": about.id, "n": about.n, "measures": {n: asdict(i) if i else None for n, i in summary.items()}}
    return Result(about.suite, "\n\n".join(parts), data, run, summary)


def _on(asked: Asked) -> str:
    return f"Questions: {asked.name}. {this_machine()}."
