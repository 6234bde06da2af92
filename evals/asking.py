"""Asks the product: one question after the other, through the pipeline that answers people."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from assistant.answering.draft import Draft
from assistant.answering.pipeline import Pipeline
from evals.case import Case, Seen, seen
from evals.questions import EvalQuestion


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
    strength = next((draft.evidence for draft in reversed(drafts) if draft.evidence is not None), None)
    return seen(answer, hits, strength, took)
