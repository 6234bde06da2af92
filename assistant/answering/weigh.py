"""Is there evidence for an answer at all? Lotsen rather says that it does not know.

The weights are a logistic regression over the development questions (evals/data/dev.jsonl), so that evidence reads as
log odds: how near the best passage is in meaning, how much of the question's words it holds, and how much nearer the
question is to what the sources answer than to what lies outside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Hit, Outcome
from assistant.retrieval.retriever import NAMED_PROVISION

DENSE_WEIGHT = 44.6
LEXICAL_WEIGHT = 4.0
NEARER_WEIGHT = 65.6
EVEN = 39.5
"""What the three add up to when an answer is as likely to be right as not: the regression's intercept."""
NEEDED = -0.8
"""Evidence from which an answer is given."""
FULL = 0.4
"""Evidence from which it is given without reserve."""
CERTAIN = 100.0
"""Evidence of a provision that the question names."""
UNKNOWN = 0.86
"""Stands for the nearness to questions outside the sources in an index that knows none."""


def evidence(hits: Sequence[Hit], elsewhere: float) -> float:
    """Return the log odds that the hits answer.

    ``elsewhere`` is the cosine of the nearest question outside the sources, -1 for an index that knows none.
    """
    if not hits:
        return float("-inf")
    dense = max(max(hit.dense, *hit.unit_dense) for hit in hits)
    inside = max(dense, *(hit.asked for hit in hits))
    lexical = max(hit.lexical for hit in hits)
    nearer = inside - (elsewhere if elsewhere >= 0 else UNKNOWN)
    return DENSE_WEIGHT * dense + LEXICAL_WEIGHT * lexical + NEARER_WEIGHT * nearer - EVEN


def weigh(draft: Draft, elsewhere: float) -> Draft:
    """End with ``no_source`` when nothing found bears on the question; mark an answer on thin evidence as partial."""
    named = bool(draft.hits) and draft.hits[0].score >= NAMED_PROVISION
    found = CERTAIN if named else evidence(draft.hits, elsewhere)
    if found < NEEDED:
        return replace(draft, outcome=Outcome.no_source, hits=(), evidence=found)
    outcome = Outcome.answered if found >= FULL else Outcome.partly_answered
    return replace(draft, outcome=outcome, evidence=found)
