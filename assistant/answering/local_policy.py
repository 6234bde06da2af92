"""An organisation's own policy stands under the law: after it in the answer, the law's figure beside its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.verification.figures import Figure, figures
from assistant.domain import Authority, Hit, Kind, Language, Source, Statement
from assistant.embedding.base import Embedder, SpannedText
from assistant.outcomes import frame
from assistant.retrieval.retriever import is_law

SAME_MATTER = 0.93
"""Cosine from which two sentences with figures rule the same thing: pairs that do reach 0.94, others 0.92."""
NEAR = 0.01
"""How far below the sentence nearest to the question, in cosine, a policy's may be and still answer it."""
MOST = 2
"""Sentences of policy brought in."""
_KRONOR = frozenset({"SEK", "NOK", "DKK"})

Rule = tuple[Hit, int]
"""A sentence of law: the passage it stands in and its place there."""


def under_the_law(draft: Draft, embedder: Embedder) -> Draft:
    """Cite what local policy says to the question, after the law; where the law has another figure, note both.

    Whether the policy is the stricter one is for the reader to see: lower for one limit is higher for another.
    """
    if not any(s.authority is Authority.local_policy for s in draft.statements):
        draft = _with_policy(draft)
    own = [s for s in draft.statements if s.authority is Authority.local_policy]
    draft = replace(draft, statements=(*(s for s in draft.statements if s not in own), *own))
    for statement in own:
        said = _measured(statement.text, statement.language)
        if rule := _same_matter(statement, said, draft.hits, embedder):
            draft = _held_against(draft, said, rule)
    return draft


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


def _same_matter(own: Statement, said: Sequence[Figure], hits: Sequence[Hit], embedder: Embedder) -> Rule | None:
    """Return the sentence of law nearest in meaning that measures in one of the same units; None if none is near."""
    units = {_unit(figure) for figure in said}
    rules = list(_rules(hits, units)) if units else []
    if not rules:
        return None
    texts = [own.text, *map(_text, rules)]
    vector, *others = (matrix[0] for matrix in embedder.passage_matrices([SpannedText(text) for text in texts]))
    nearest, rule = max(zip((float(vector @ other) for other in others), rules, strict=True), key=lambda one: one[0])
    return rule if nearest >= SAME_MATTER else None


def _rules(hits: Sequence[Hit], units: set[str | None]) -> Iterator[Rule]:
    for hit in hits:
        if is_law(hit) or hit.passage.document.kind is Kind.data:
            language = hit.passage.document.language
            for place, text in enumerate(hit.passage.unit_texts()):
                if units & {_unit(figure) for figure in _measured(text, language)}:
                    yield hit, place


def _text(rule: Rule) -> str:
    hit, place = rule
    return hit.passage.unit_texts()[place]


def _held_against(draft: Draft, said: Sequence[Figure], rule: Rule) -> Draft:
    """Return the draft with the rule cited and both figures noted, where the policy's are not among the law's."""
    hit, place = rule
    law = _measured(_text(rule), hit.passage.document.language)
    other = [figure for figure in said if _differs(figure, law)]
    if not other:
        return draft
    units = {_unit(figure) for figure in other}
    against = [figure for figure in law if _unit(figure) in units]
    note = frame("local_policy", draft.understood().language).format(_named(other), _named(against))
    return replace(_citing(draft, hit, [place]), notes=(*draft.notes, note))


def _citing(draft: Draft, hit: Hit, places: Sequence[int]) -> Draft:
    """Return the draft opened by the sentences at ``places`` of a passage; those said already are left out."""
    passage, texts = hit.passage, hit.passage.unit_texts()
    said = "\n".join(statement.text for statement in draft.statements)
    new = [place for place in places if texts[place] not in said]
    if not new:
        return draft
    number = max((source.number for source in draft.sources), default=0) + 1
    language, authority = passage.document.language, passage.document.authority
    statements = tuple(Statement(texts[place], language, authority, (number,)) for place in new)
    quote = passage.text[passage.units[new[0]].start : passage.units[new[-1]].end]
    source = Source(number, passage, quote)
    return replace(draft, statements=(*statements, *draft.statements), sources=(*draft.sources, source))


def _measured(text: str, language: Language) -> list[Figure]:
    return [figure for figure in figures(text, language) if figure.unit]


def _unit(figure: Figure) -> str | None:
    return "crown" if figure.unit in _KRONOR else figure.unit


def _differs(figure: Figure, law: Sequence[Figure]) -> bool:
    same = [other for other in law if _unit(other) == _unit(figure)]
    return bool(same) and not any(figure.agrees(other) for other in same)


def _named(found: Sequence[Figure]) -> str:
    return ", ".join(dict.fromkeys(figure.said.rstrip(".") for figure in found))
