"""Is there evidence for an answer at all? Lotsen rather says that it does not know.

The weights are a logistic regression over the development questions (evals/data/dev.jsonl): how near the best passage
is in meaning and how much of the question's words it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Hit, Outcome
from assistant.retrieval.retriever import NAMED_PROVISION

DENSE_WEIGHT = 58.1
LEXICAL_WEIGHT = 8.6
EVEN = 53.6
"""Evidence at which an answer from the shipped corpus is as likely to be right as not: the regression's intercept."""
NEEDED = EVEN - 1.9
"""Evidence from which an answer is given: lower, since in a smaller corpus all evidence is lower."""
FULL = EVEN + 0.4
"""Evidence from which it is given without reserve."""


def evidence(hits: Sequence[Hit]) -> float:
    """Return how strong the best hit speaks: weighted cosine (passage or unit, the higher) and words."""
    return max(
        (DENSE_WEIGHT * max(hit.dense, *hit.unit_dense, 0.0) + LEXICAL_WEIGHT * hit.lexical for hit in hits),
        default=0.0,
    )


def weigh(draft: Draft) -> Draft:
    """End with ``no_source`` when nothing found bears on the question; mark an answer on thin evidence as partial."""
    if draft.hits and draft.hits[0].score >= NAMED_PROVISION:
        return replace(draft, outcome=Outcome.answered)
    strength = evidence(draft.hits)
    if strength < NEEDED:
        return replace(draft, outcome=Outcome.no_source, hits=())
    return replace(draft, outcome=Outcome.answered if strength >= FULL else Outcome.partly_answered)
