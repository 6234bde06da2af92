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
_KRONOR = frozenset({"SEK", "NOK", "DKK"})

Rule = tuple[Hit, str]
"""A sentence of law and the passage it stands in."""


def under_the_law(draft: Draft, embedder: Embedder) -> Draft:
    """Order local policy last; where the law has another figure on the same matter, cite it and note both.

    Whether the policy is the stricter one is for the reader to see: lower for one limit is higher for another.
    """
    own = [s for s in draft.statements if s.authority is Authority.local_policy]
    if not own:
        return draft
    draft = replace(draft, statements=(*(s for s in draft.statements if s not in own), *own))
    for statement in own:
        said = _measured(statement.text, statement.language)
        if rule := _same_matter(statement, said, draft.hits, embedder):
            draft = _held_against(draft, said, rule)
    return draft


def _same_matter(own: Statement, said: Sequence[Figure], hits: Sequence[Hit], embedder: Embedder) -> Rule | None:
    """Return the sentence of law nearest in meaning that measures in one of the same units; None if none is near."""
    units = {_unit(figure) for figure in said}
    rules = list(_rules(hits, units)) if units else []
    if not rules:
        return None
    vector, *others = (m[0] for m in embedder.passage_matrices([SpannedText(t) for t in _texts(own, rules)]))
    nearest, rule = max(zip((float(vector @ other) for other in others), rules, strict=True), key=lambda one: one[0])
    return rule if nearest >= SAME_MATTER else None


def _texts(own: Statement, rules: Sequence[Rule]) -> Iterator[str]:
    yield own.text
    yield from (text for _, text in rules)


def _rules(hits: Sequence[Hit], units: set[str | None]) -> Iterator[Rule]:
    for hit in hits:
        if is_law(hit) or hit.passage.document.kind is Kind.data:
            language = hit.passage.document.language
            for text in hit.passage.unit_texts():
                if units & {_unit(figure) for figure in _measured(text, language)}:
                    yield hit, text


def _held_against(draft: Draft, said: Sequence[Figure], rule: Rule) -> Draft:
    """Return the draft with the rule cited and both figures noted, where the policy's are not among the law's."""
    hit, text = rule
    law = _measured(text, hit.passage.document.language)
    other = [figure for figure in said if _differs(figure, law)]
    if not other:
        return draft
    units = {_unit(figure) for figure in other}
    against = [figure for figure in law if _unit(figure) in units]
    note = frame("local_policy", draft.understood().language).format(_named(other), _named(against))
    return replace(_citing(draft, hit, text), notes=(*draft.notes, note))


def _citing(draft: Draft, hit: Hit, text: str) -> Draft:
    """Return the draft with the sentence as its first statement, unless it is said already."""
    if any(text in statement.text for statement in draft.statements):
        return draft
    document = hit.passage.document
    number = max((source.number for source in draft.sources), default=0) + 1
    statement = Statement(text, document.language, document.authority, (number,))
    source = Source(number, hit.passage, text)
    return replace(draft, statements=(statement, *draft.statements), sources=(*draft.sources, source))


def _measured(text: str, language: Language) -> list[Figure]:
    return [figure for figure in figures(text, language) if figure.unit]


def _unit(figure: Figure) -> str | None:
    return "crown" if figure.unit in _KRONOR else figure.unit


def _differs(figure: Figure, law: Sequence[Figure]) -> bool:
    same = [other for other in law if _unit(other) == _unit(figure)]
    return bool(same) and not any(figure.agrees(other) for other in same)


def _named(found: Sequence[Figure]) -> str:
    return ", ".join(dict.fromkeys(figure.said.rstrip(".") for figure in found))
