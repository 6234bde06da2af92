"""One self-contained HTML file of a run: figures, plots, and every failing answer readable by a procurement expert."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain import Outcome
from evals.bench.summary import Interval, bootstrap
from evals.case import Case
from evals.measures.outcomes import by_class, confusion
from evals.measures.passes import failings
from evals.measures.risk_coverage import curve
from evals.report import svg
from evals.report.text import number
from evals.runs.run import Run


@dataclass(frozen=True, slots=True)
class Failing:
    """An answer and what is wrong with it."""

    case: Case
    why: Sequence[str]


def page(run: Run, summary: Mapping[str, Interval | None]) -> str:
    """Return the report of a run as one HTML page that loads nothing."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("evals", "report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["number"] = number
    failing = [Failing(case, why) for case in run.cases if (why := failings(case))]
    matrix = confusion(run.cases)
    ends = [outcome for outcome in Outcome if any(outcome in pair for pair in matrix)]
    return environment.get_template("page.html.j2").render(
        about=run.about,
        summary=summary,
        classes=by_class(matrix),
        matrix=matrix,
        ends=ends,
        curve=svg.curve(curve(run.cases), "coverage: share answered", "risk: share wrong", "Risk–coverage curve"),
        types=svg.bars(_passed_by(run.cases, "type"), "Share passed by type of question"),
        languages=svg.bars(_passed_by(run.cases, "language"), "Share passed by language"),
        failing=failing,
    )


def write_page(run: Run, summary: Mapping[str, Interval | None], folder: Path) -> Path:
    """Write the report of a run into ``folder`` and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run.about.id}.html"
    path.write_text(page(run, summary), encoding="utf-8")
    return path


def _passed_by(cases: Sequence[Case], field: str) -> list[tuple[str, float, float, float]]:
    groups: defaultdict[str, list[float]] = defaultdict(list)
    for case in cases:
        groups[str(getattr(case.question, field))].append(float(not failings(case)))
    rows = []
    for name, values in sorted(groups.items()):
        interval = bootstrap(values)
        rows.append((f"{name} ({interval.n})", interval.mean, interval.low, interval.high))
    return rows
