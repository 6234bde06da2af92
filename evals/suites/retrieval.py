"""The suite `retrieval`: how high the gold provisions stand, for the product or a variant of it.

A question is understood and searched as the pipeline does it, terms included; what comes after retrieval plays no part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.draft import Draft
from assistant.answering.second_look import second_look
from assistant.answering.understand import understand
from assistant.domain import Hit
from assistant.embedding.base import Embedder
from assistant.index.index import Index
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.terms import Terms
from evals.bench.summary import Interval
from evals.measures.ranking import intervals, needs_in_order, scores
from evals.questions import EvalQuestion
from evals.suites.variants import PRODUCT, Variant, provisions_of


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
    retriever, terms = variant.make(index, embedder), Terms.open()
    ranked, relevant = {}, {}
    for question in questions:
        found = _search(question, retriever, terms if variant.terms else None, today, variant.named)
        ranked[question.id] = needs_in_order(provisions_of(found), question.provisions)
        relevant[question.id] = [f"need {number}" for number in range(len(question.provisions))]
    return Ranking(variant.name, scores(ranked, relevant))


def _search(
    question: EvalQuestion, retriever: Retriever, terms: Terms | None, today: date, named: bool
) -> tuple[Hit, ...]:
    draft = understand(Draft(question.asked()), today)
    query = draft.understood() if named else replace(draft.understood(), references=())
    draft = replace(draft, query=query, hits=retriever.retrieve(query))
    return (second_look(draft, retriever, terms) if terms else draft).hits
