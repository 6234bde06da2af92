"""Asking a question and waiting for its answer, and what a person is told when there is none."""

from __future__ import annotations

import math

from assistant import outcomes
from assistant.channels.common import words
from assistant.channels.common.failure import Failure
from assistant.channels.common.runs import Runs
from assistant.domain import Answer, Language, Outcome, Question

_OUTCOMES = {"busy": Outcome.busy, "deadline": Outcome.busy, "index_missing": Outcome.index_missing}


async def ask(runs: Runs, question: Question) -> Answer:
    """Return the answer. Raises Failure when there is none, or when every place is taken."""
    run = runs.start(question)
    try:
        answer = await run.answer()
    finally:
        run.stop()
    if answer is None:
        raise Failure("shutting_down", 503, "The run was stopped before it had an answer.")
    return answer


def outcome_of(error: Exception) -> Outcome:
    """Return as which outcome a person is told of it."""
    return _OUTCOMES.get(error.code, Outcome.error) if isinstance(error, Failure) else Outcome.error


def apology(error: Exception, language: Language) -> str:
    """Return the sentence that tells a person why there is no answer and, where waiting helps, for how long."""
    if isinstance(error, Failure) and error.code == "rate_limited":
        return words.word("rate_limited", language, _span(int(error.headers["retry-after"])))
    return outcomes.sentence(outcome_of(error), language)


def _span(seconds: int) -> str:
    """Return a time to wait with a unit that reads the same in every language."""
    if seconds <= 90:
        return f"{seconds} s"
    return f"{math.ceil(seconds / 60)} min" if seconds <= 5_400 else f"{math.ceil(seconds / 3_600)} h"
