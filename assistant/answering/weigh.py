"""Is there evidence for an answer at all? Lotsen rather says that it does not know.

The weights are a logistic regression over the development questions (evals/data/dev.jsonl), so that evidence reads as
log odds: how near in meaning the best passage is, or a question it answers; how much of the question's words it holds;
how far the question leans towards those the sources answer, away from those outside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Hit, Outcome
from assistant.retrieval.fusion import ASKED_OFFSET
from assistant.retrieval.retriever import NAMED_PROVISION

NEARNESS_WEIGHT = 24.7
LEXICAL_WEIGHT = 4.5
LEANING_WEIGHT = 0.67
EVEN = 22.7
"""What the three add up to when an answer is as likely to be right as not: the regression's intercept."""
NEEDED = 0.0
"""Evidence from which an answer is given."""
FULL = 0.4
"""Evidence from which it is given without reserve."""
CERTAIN = 100.0
"""Evidence of a provision that the question names."""


def evidence(hits: Sequence[Hit], leaning: float) -> float:
    """Return the log odds that the hits answer; ``leaning`` is the question's, 0 in an index that cannot tell."""
    if not hits:
        return float("-inf")
    nearness = max(max(hit.dense, *hit.unit_dense, hit.asked - ASKED_OFFSET) for hit in hits)
    lexical = max(hit.lexical for hit in hits)
    return NEARNESS_WEIGHT * nearness + LEXICAL_WEIGHT * lexical + LEANING_WEIGHT * leaning - EVEN


def weigh(draft: Draft, leaning: float) -> Draft:
    """End with ``no_source`` when nothing found bears on the question; mark an answer on thin evidence as partial."""
    named = bool(draft.hits) and draft.hits[0].score >= NAMED_PROVISION
    found = CERTAIN if named else evidence(draft.hits, leaning)
    if found < NEEDED:
        return replace(draft, outcome=Outcome.no_source, hits=(), evidence=found)
    outcome = Outcome.answered if found >= FULL else Outcome.partly_answered
    return replace(draft, outcome=outcome, evidence=found)
