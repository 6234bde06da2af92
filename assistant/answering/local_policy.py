"""An organisation's own policy stands under the law: what it says to the question comes after it in the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Authority, Hit, Source, Statement

NEAR = 0.01
"""How far below the sentence nearest to the question, in cosine, a policy's may be and still answer it."""
MOST = 2
"""Sentences of policy brought in."""


def under_the_law(draft: Draft) -> Draft:
    """Cite what local policy says to the question, after all else.

    Where its figure is another than the law's, that is told as of any two sources: contradictions.py.
    """
    if not any(s.authority is Authority.local_policy for s in draft.statements):
        draft = _with_policy(draft)
    own = tuple(s for s in draft.statements if s.authority is Authority.local_policy)
    return replace(draft, statements=(*(s for s in draft.statements if s not in own), *own))


def _with_policy(draft: Draft) -> Draft:
    """Return the draft with what local policy says about as near to the question as any source, if it does."""
    policies = [hit for hit in draft.hits if hit.passage.document.authority is Authority.local_policy]
    hit = max(policies, key=_nearness, default=None)
    if hit is None or _nearness(hit) < max(map(_nearness, draft.hits)) - NEAR:
        return draft
    near = [place for place, cosine in enumerate(hit.unit_dense) if cosine >= _nearness(hit) - NEAR]
    return _citing(draft, hit, near[:MOST])


def _nearness(hit: Hit) -> float:
    return max(hit.unit_dense, default=-1.0)


def _citing(draft: Draft, hit: Hit, places: Sequence[int]) -> Draft:
    """Return the draft with the sentences at ``places`` of a passage; those said already are left out."""
    passage, texts = hit.passage, hit.passage.unit_texts()
    said = "\n".join(statement.text for statement in draft.statements)
    new = [place for place in places if texts[place] not in said]
    if not new:
        return draft
    number = max((source.number for source in draft.sources), default=0) + 1
    language, authority = passage.document.language, passage.document.authority
    statements = tuple(Statement(texts[place], language, authority, (number,)) for place in new)
    source = Source(number, passage, passage.text[passage.units[new[0]].start : passage.units[new[-1]].end])
    return replace(draft, statements=(*draft.statements, *statements), sources=(*draft.sources, source))
