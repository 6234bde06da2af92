"""Asks the product: one question after the other, through the pipeline that answers people."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

from assistant.answering.draft import Draft
from assistant.answering.pipeline import Pipeline
from assistant.answering.weigh import evidence
from assistant.domain import Hit
from assistant.retrieval.retriever import NAMED_PROVISION
from evals.case import Case, Seen, seen
from evals.questions import EvalQuestion

Say = Callable[[str], None]

CERTAIN = 1_000.0
"""Evidence of a provision that the question names: more than any other can reach."""


def ask(pipeline: Pipeline, questions: Iterable[EvalQuestion]) -> Iterator[Case]:
    """Yield every question with its answer."""
    for question in questions:
        yield Case(question=question, seen=_ask(pipeline, question))


def _ask(pipeline: Pipeline, question: EvalQuestion) -> Seen:
    drafts: list[Draft] = []
    began = time.perf_counter()
    answer = pipeline.answer(question.asked(), drafts.append)
    took = (time.perf_counter() - began) * 1_000
    hits = next((draft.hits for draft in reversed(drafts) if draft.hits), ())
    return seen(answer, hits, _strength(hits) if hits else None, took)


def _strength(hits: tuple[Hit, ...]) -> float:
    return CERTAIN if hits[0].score >= NAMED_PROVISION else evidence(hits)
