"""What each part of retrieval earns: the product without it, on the same questions, as a paired difference."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.embedding.base import Embedder
from assistant.index.index import Index
from evals.names import Say
from evals.questions import EvalQuestion
from evals.report.table import table
from evals.report.text import number
from evals.runs.paired import paired
from evals.suites.retrieval import Ranking, rank
from evals.suites.variants import ALL

COLUMNS = ("Success@5", "R@10", "nDCG@10")
DECIDING = "nDCG@10"


def run(index: Index, embedder: Embedder, questions: Sequence[EvalQuestion], today: date, say: Say) -> list[Ranking]:
    """Rank the questions with every variant, the product first."""
    found = []
    for variant in ALL:
        say(f"ablations: {variant.name}")
        found.append(rank(index, embedder, questions, today, variant))
    return found


def as_table(rankings: Sequence[Ranking]) -> str:
    """Return a Markdown table: each variant's measures and its difference to the product."""
    product = rankings[0]
    head = ("variant", *COLUMNS, f"difference in {DECIDING}", "95 % interval", "p")
    return table(head, [_row(one, product) for one in rankings])


def _row(one: Ranking, product: Ranking) -> list[str]:
    means = one.intervals()
    cells = [one.variant, *(f"{number(means[name].mean)} ({_range(one, name)})" for name in COLUMNS)]
    difference = paired(DECIDING, product.by_question[DECIDING], one.by_question[DECIDING])
    if one is product or difference is None:
        return [*cells, "", "", ""]
    change = difference.b - difference.a
    return [*cells, f"{change:+.3f}", f"{difference.low:+.3f} to {difference.high:+.3f}", f"{difference.p:.3f}"]


def _range(one: Ranking, name: str) -> str:
    interval = one.intervals()[name]
    return f"{number(interval.low)}–{number(interval.high)}"
