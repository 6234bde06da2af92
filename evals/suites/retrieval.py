"""The suite `retrieval`: how high the gold provisions stand, for the product or a variant of it.

A question passes the stages of the pipeline up to retrieval, terms included; what comes after plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answering.draft import Draft, Stage
from assistant.answering.pipeline import stages
from assistant.domain import Hit
from assistant.embedding.base import Embedder
from assistant.index.index import Index
from evals.bench.summary import Interval
from evals.measures.ranking import intervals, needs_in_order, scores
from evals.questions import EvalQuestion
from evals.suites.variants import PRODUCT, Variant, provisions_of

BEFORE = ("understand", "retrieve")
"""The stages that bring the passages."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """One variant's ranking measures, by question and as means."""

    variant: str
    by_question: dict[str, dict[str, float]]

    def intervals(self) -> dict[str, Interval]:
        """Return each measure's mean with its interval."""
        return intervals(self.by_question)


def with_provisions(questions: Sequence[EvalQuestion]) -> list[EvalQuestion]:
    """Return the questions that rankings can be measured on."""
    return [question for question in questions if question.provisions]


def rank(
    index: Index, embedder: Embedder, questions: Sequence[EvalQuestion], today: date, variant: Variant = PRODUCT
) -> Ranking:
    """Search every question and score what it finds. The questions have provisions."""
    way = stages(index, embedder, variant.terms(), today, retriever=variant.make(index, embedder))
    return ranking(variant, ((question.id, _search(question, way), question.provisions) for question in questions))


def ranking(variant: Variant, searched: Iterable[tuple[str, tuple[Hit, ...], Sequence[Sequence[str]]]]) -> Ranking:
    """Score what a variant found: for each query its id, its hits, and the needs they should satisfy."""
    ranked, relevant = {}, {}
    for query, hits, needs in searched:
        ranked[query] = needs_in_order(provisions_of(hits), needs)
        relevant[query] = [f"need {number}" for number in range(len(needs))]
    return Ranking(variant.name, scores(ranked, relevant))


def _search(question: EvalQuestion, way: Sequence[Stage]) -> tuple[Hit, ...]:
    draft = Draft(question.asked())
    for stage in way:
        if stage.name not in BEFORE or draft.outcome is not None:
            break
        ran = stage.run(draft)
        assert isinstance(ran, Draft)  # only the stage that writes brings several
        draft = ran
    return draft.hits
