"""The gate of CI: a fixed part of the development questions must not get significantly worse than the baseline.

The questions are asked of the shipped corpus alone, on a fixed day, so that neither synced texts nor the calendar
change the result. `lotsen eval baseline` renews the baseline; what it changes is for review like any other change.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.answering.pipeline import Pipeline
from assistant.embedding.base import Embedder
from assistant.index.live import LiveIndex
from assistant.retrieval.terms import Terms
from assistant.settings import Settings
from evals.asking import ask
from evals.case import Case
from evals.measures import (
    jurisdiction_errors,
    language_match,
    must_not,
    nugget_recall,
    outcomes,
    passes,
    provision_hit,
    quote_exactness,
    unsupported_numbers,
)
from evals.measures.base import Better
from evals.names import Split
from evals.questions import EvalQuestion, load_questions, sample
from evals.runs.paired import Difference, paired
from evals.runs.run import values_by_question

BASELINE = Path(__file__).parent / "baselines" / "dev.json"
SIZE = 60
DAY = date(2026, 11, 22)

GATED = {
    measure.name: measure.better
    for measure in (
        passes.MEASURE,
        provision_hit.RETRIEVED,
        provision_hit.CITED,
        nugget_recall.MEASURE,
        outcomes.ACCURACY,
        must_not.MEASURE,
        jurisdiction_errors.MEASURE,
        language_match.MEASURE,
        quote_exactness.MEASURE,
        unsupported_numbers.MEASURE,
    )
}


class Baseline(BaseModel):
    """What the questions scored when the baseline was made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    embedding: str
    questions: dict[str, str]
    """The id of each question to a hash of it: a question that was changed since is not compared."""
    values: dict[str, dict[str, float]]
    """Of each gated measure, by question."""


def gate_questions() -> list[EvalQuestion]:
    """Return the questions of the gate: the same ones each time."""
    return sample(load_questions(Split.dev.path), SIZE)


def ask_gate(settings: Settings, embedder: Embedder, questions: Sequence[EvalQuestion]) -> list[Case]:
    """Ask the index that the settings name. Raises IndexUnusable when there is none."""
    live = LiveIndex(settings.index_folder, embedder.model_id)
    try:
        live.check()
        return list(ask(Pipeline(live, embedder, Terms.open(), today=lambda: DAY), questions))
    finally:
        live.close()


def build_shipped(settings: Settings, embedder: Embedder) -> None:
    """Build the shipped corpus, and nothing beside it, into the index that the settings name."""
    from rich.console import Console

    from assistant.embedding.cache import CachedEmbedder
    from ingest.build import run_build
    from ingest.cli import shipped_corpus
    from ingest.parse.sandbox import ParserPool
    from ingest.progress import Progress

    cached = CachedEmbedder(embedder, settings.cache_folder)
    with ParserPool() as pool:
        run_build([shipped_corpus()], settings, cached, pool, Progress(Console(quiet=True)))


def baseline_of(cases: Sequence[Case], embedder: Embedder) -> Baseline:
    """Return what these cases score, to compare later ones with."""
    values = values_by_question(cases)
    return Baseline(
        version=version("lotsen"),
        embedding=embedder.model_id,
        questions={case.question.id: _hash(case.question) for case in cases},
        values={name: values[name] for name in GATED},
    )


def differences(baseline: Baseline, cases: Sequence[Case]) -> list[Difference]:
    """Return the difference in each gated measure, over the questions that are as they were."""
    now = values_by_question([case for case in cases if is_unchanged(baseline, case.question)])
    compared = (paired(name, baseline.values.get(name, {}), now[name]) for name in GATED)
    return [difference for difference in compared if difference]


def is_unchanged(baseline: Baseline, question: EvalQuestion) -> bool:
    """Return whether the baseline knows this very question."""
    return baseline.questions.get(question.id) == _hash(question)


def is_drop(difference: Difference) -> bool:
    """Return whether a measure got significantly worse."""
    worse = difference.high < 0 if GATED[difference.name] is Better.higher else difference.low > 0
    return difference.significant and worse


def _hash(question: EvalQuestion) -> str:
    return sha256(question.model_dump_json(exclude={"provenance"}).encode()).hexdigest()[:16]
