"""Figures as text: for the terminal, and as Markdown for docs/evaluation.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.bench.summary import Interval
from evals.case import Case
from evals.measures.outcomes import by_class, confusion
from evals.report.table import table
from evals.runs.compare import Comparison, Flip

HEAD = ("measure", "value", "95 % interval", "n")


def figures(summary: Mapping[str, Interval | None]) -> str:
    """Return the measures as a Markdown table; those that say nothing of these questions with a dash."""
    return table(HEAD, [(name, *_cells(interval)) for name, interval in summary.items()])


def number(value: float) -> str:
    """Return a figure with as many digits as mean something: three decimals below 2, none from 100."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 2 else f"{value:.3f}"


def outcomes(cases: Sequence[Case]) -> str:
    """Return precision, recall and F1 of every outcome that is a label."""
    rows = [
        (
            s.outcome,
            str(s.labelled),
            "–" if s.precision is None else number(s.precision),
            number(s.recall),
            number(s.f1),
        )
        for s in by_class(confusion(cases))
    ]
    return table(("outcome", "n", "precision", "recall", "F1"), rows)


def comparison(found: Comparison) -> str:
    """Return the differences and the flipped questions, side by side."""
    rows = [
        (
            d.name,
            number(d.a),
            number(d.b),
            f"{d.b - d.a:+.3f}",
            f"{d.low:+.3f} to {d.high:+.3f}",
            f"{d.p:.3f}",
            str(d.n),
        )
        for d in found.differences
    ]
    head = ("measure", "A", "B", "B − A", "95 % interval", "p", "n")
    parts = [f"A: {found.a.about.id}\nB: {found.b.about.id}", table(head, rows)]
    parts.append(f"{len(found.flips)} questions flipped, {sum(flip.better for flip in found.flips)} for the better.")
    return "\n\n".join([*parts, *map(_flip, found.flips)])


def _cells(interval: Interval | None) -> tuple[str, str, str]:
    if interval is None:
        return ("–", "–", "0")
    return (number(interval.mean), f"{number(interval.low)} to {number(interval.high)}", str(interval.n))


def _flip(flip: Flip) -> str:
    question = flip.a.question
    head = f"{'Better' if flip.better else 'Worse'}: {question.id} ({question.language}) {question.question}"
    return "\n".join([head, f"  A {_short(flip.a)}", f"  B {_short(flip.b)}"])


def _short(case: Case) -> str:
    sources = ", ".join(source.provision or source.title for source in case.seen.sources) or "no source"
    said = case.seen.statements[0].text if case.seen.statements else case.seen.notice or ""
    return f"{case.seen.outcome} [{sources}] {said[:160]!r}"
