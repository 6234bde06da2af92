"""Ranking quality of the product's retriever, beside its two halves alone, in one configuration for every set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.domain import Jurisdiction, Query
from assistant.embedding.base import Embedder
from assistant.index import Index
from assistant.retrieval.fusion import DENSE_WEIGHT, UNIT_SHARE
from assistant.retrieval.retriever import Retriever
from evals.bench.goals import Goal
from evals.bench.plan import Plan
from evals.bench.report import SuiteResult
from evals.bench.retrieval.evidence import TOP, Evidence, gather
from evals.bench.retrieval.ndcg import ndcg
from evals.bench.retrieval.pool import opened
from evals.bench.retrieval.recall import recall
from evals.bench.retrieval.sets import RetrievalSet, SetQuestion, english_to_swedish, own_sample, read_sets
from evals.bench.retrieval.tuning import grid
from evals.bench.summary import Interval, bootstrap
from evals.names import Say
from evals.report.table import table

GOALS = {"swefaq": 0.75, "swequad_chunk": 0.83, "norquad_chunk": 0.87, "sfs_heading": 0.58}
CROSS_LINGUAL_LOSS = 0.01
SYSTEMS = ("Lotsen", "BM25 alone", "dense alone")
_TODAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The first ten of one system for one question."""

    question: SetQuestion
    ranked: tuple[str, ...]

    def ndcg(self) -> float:
        """Return nDCG@10."""
        return ndcg(self.ranked, self.question.gold)


@dataclass(frozen=True, slots=True)
class SetScores:
    """One set's figures by system."""

    name: str
    passages: int
    ndcg: dict[str, Interval]
    recall: dict[str, Interval]
    raw: dict[str, dict[str, float]]
    """nDCG@10 by system and question."""


def run(plan: Plan, embedder: Embedder, say: Say) -> SuiteResult:
    """Score every set; our own sample alone where the plan names no folder of sets."""
    foreign = read_sets(plan.retrieval_sets) if plan.retrieval_sets else []
    sets = [own_sample(), *foreign, english_to_swedish(foreign)]
    scores, evidence = [], {}
    for one in sets:
        with opened(one, embedder, plan.folder / "retrieval", say) as index:
            evidence[one.name] = list(gather(one.questions, index, embedder))
            scores.append(_score(one, evidence[one.name], _lotsen(one, index, embedder)))
        say(f"{one.name}: nDCG@10 {scores[-1].ndcg['Lotsen'].mean:.3f}")
    monolingual = {one.name: evidence[one.name] for one in foreign}
    return SuiteResult(
        "retrieval",
        f"One configuration for all sets: {DENSE_WEIGHT:g} × cosine + self-normalised BM25, {UNIT_SHARE:.0%} of the "
        "cosine from the best sentence; model "
        + embedder.model_id
        + ". Dense alone compares with every passage. Intervals "
        "are 95 %, bootstrap over questions.",
        (_table(scores), *(_tuning_table(monolingual) if monolingual else ())),
        tuple(_goals(scores)),
        {one.name: one.raw for one in scores},
    )


def _lotsen(one: RetrievalSet, index: Index, embedder: Embedder) -> list[Ranking]:
    retriever = Retriever(index, embedder)
    rankings = []
    for question in one.questions:
        query = Query(question.text, question.language, Jurisdiction.EU, _TODAY)
        ranked = tuple(hit.passage.id for hit in retriever.retrieve(query, TOP))
        rankings.append(Ranking(question, ranked))
    return rankings


def _score(one: RetrievalSet, evidence: Sequence[Evidence], lotsen: list[Ranking]) -> SetScores:
    systems = {
        "Lotsen": lotsen,
        "BM25 alone": [Ranking(row.question, tuple(row.ranked(row.lexical)[:TOP])) for row in evidence],
        "dense alone": [Ranking(row.question, row.nearest) for row in evidence],
    }
    return SetScores(
        one.name,
        len(one.passages),
        {name: bootstrap([row.ndcg() for row in rows]) for name, rows in systems.items()},
        {name: bootstrap([recall(row.ranked, row.question.gold) for row in rows]) for name, rows in systems.items()},
        {name: {row.question.qid: round(row.ndcg(), 4) for row in rows} for name, rows in systems.items()},
    )


def _table(scores: list[SetScores]) -> str:
    head = ("nDCG@10", "questions", "passages", *SYSTEMS, "recall@10")
    rows = [
        (
            one.name,
            str(one.ndcg["Lotsen"].n),
            str(one.passages),
            *(_interval(one.ndcg[name]) for name in SYSTEMS),
            " / ".join(f"{one.recall[name].mean:.3f}" for name in SYSTEMS),
        )
        for one in scores
    ]
    return table(head, rows)


def _interval(value: Interval) -> str:
    return f"{value.mean:.3f} ({value.low:.3f}–{value.high:.3f})"


def _goals(scores: list[SetScores]) -> Iterator[Goal]:
    for one in scores:
        if one.name in GOALS:
            yield Goal(f"nDCG@10, {one.name}", GOALS[one.name], True, round(one.ndcg["Lotsen"].mean, 4))
        if one.name == "english_to_swedish":
            loss = one.ndcg["dense alone"].mean - one.ndcg["Lotsen"].mean
            yield Goal("English question → Swedish passage, below dense alone", CROSS_LINGUAL_LOSS, False, loss)


def _tuning_table(evidence: dict[str, list[Evidence]]) -> tuple[str, ...]:
    choices = grid(evidence)
    current = next((c for c in choices if (c.dense_weight, c.unit_share) == (DENSE_WEIGHT, UNIT_SHARE)), None)
    shown = [*choices[:3], *([current] if current and current not in choices[:3] else [])]
    head = ("weight, share of best sentence", *(f"{name}, chosen on · held out" for name in evidence))
    rows: list[Sequence[Any]] = [
        (
            f"{choice.dense_weight:g}, {choice.unit_share:g}{' (used)' if choice is current else ''}",
            *(f"{choice.chosen_on[name]:.3f} · {choice.held_out[name]:.3f}" for name in evidence),
        )
        for choice in shown
    ]
    return (table(head, rows),)
