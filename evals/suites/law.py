"""The suite `law`: is the right provision found, from sub-headings and from what officers ask, beside BM25 alone?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from assistant.composition import Assistant
from evals.names import Say
from evals.questions import EvalQuestion
from evals.report.table import table
from evals.report.text import number
from evals.suites.headings import bare_index, rank_headings
from evals.suites.retrieval import Ranking, rank
from evals.suites.variants import PRODUCT, WORDS

COLUMNS = ("R@10", "nDCG@10")
Row = tuple[str, Ranking]


def run(
    assistant: Assistant, questions: Sequence[EvalQuestion], acts: Sequence[Path], today: date, say: Say
) -> list[Row]:
    """Return what was asked and how it was ranked: the questions, then the sub-headings of each act of ``acts``."""
    with assistant.live_index.lease() as index:
        found = [
            ("questions of officers", rank(index, assistant.embedder, questions, today, v)) for v in (PRODUCT, WORDS)
        ]
    for act in acts:
        say(f"law: {act.name} without its sub-headings")
        found += _headings(assistant, act, today)
    return found


def as_table(rows: Sequence[Row]) -> str:
    """Return a Markdown table of recall and nDCG with intervals."""
    return table(("asked", "retrieval", "n", *(f"{name} (95 % interval)" for name in COLUMNS)), map(_cells, rows))


def _headings(assistant: Assistant, act: Path, today: date) -> Iterator[Row]:
    with (
        tempfile.TemporaryDirectory(prefix="lotsen-eval-") as folder,
        bare_index(act, Path(folder), assistant.settings, assistant.embedder) as (index, queries),
    ):
        for variant in (PRODUCT, WORDS):
            ranking = rank_headings(index, assistant.embedder, queries, today, variant)
            yield f"{len(queries)} sub-headings of {act.name}", ranking


def _cells(row: Row) -> list[str]:
    asked, ranking = row
    means = ranking.intervals()
    cells = [f"{number(m.mean)} ({number(m.low)}–{number(m.high)})" for m in (means[name] for name in COLUMNS)]
    return [asked, ranking.variant, str(means[COLUMNS[0]].n), *cells]
