"""An organisation's own policy stands under the law: after it in the answer, the law's figure beside its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.verification.alignment import content
from assistant.answering.verification.figures import Figure, figures
from assistant.domain import Authority, Hit, Kind, Language, Source, Statement
from assistant.outcomes import frame
from assistant.retrieval.retriever import is_law

SHARED = 0.25
"""Share of the law's content words that the policy's sentence has to hold for both to be on one matter."""
_KRONOR = frozenset({"SEK", "NOK", "DKK"})


def under_the_law(draft: Draft) -> Draft:
    """Order local policy last, cite the law's figures of the same units, and note both where they are not the same.

    Whether the policy is the stricter one is for the reader to see: lower for one limit is higher for another.
    """
    own = [s for s in draft.statements if s.authority is Authority.local_policy]
    if not own:
        return draft
    said = [figure for s in own for figure in _measured(s.text, s.language)]
    for statement in own:
        draft = _with_law(draft, statement)
    rest = [s for s in draft.statements if s not in own]
    law = [figure for s in rest if _states_law(s, draft) for figure in _measured(s.text, s.language)]
    other = [figure for figure in said if _differs(figure, law)]
    notes = draft.notes
    if other:
        against = [figure for figure in law if _unit(figure) in {_unit(one) for one in other}]
        words = frame("local_policy", draft.understood().language).format(_named(other), _named(against))
        notes = (*notes, words)
    return replace(draft, statements=(*rest, *own), notes=notes)


def _with_law(draft: Draft, own: Statement) -> Draft:
    """Return the draft with the law's nearest figure for each unit that no law cited so far has a figure of."""
    for unit in sorted({unit for figure in _measured(own.text, own.language) if (unit := _unit(figure))}):
        cited = (s for s in draft.statements if _states_law(s, draft))
        if any(_unit(figure) == unit for s in cited for figure in _measured(s.text, s.language)):
            continue
        if nearest := max(_stating(draft.hits, unit, own), key=lambda found: found[0], default=None):
            draft = _citing(draft, nearest[1], nearest[2])
    return draft


def _stating(hits: Sequence[Hit], unit: str, own: Statement) -> Iterator[tuple[int, Hit, str]]:
    """Yield the sentences of law on the policy's matter that hold a figure of ``unit``, with the words they share."""
    words = content(own.text, own.language)
    for hit in filter(_is_binding, hits):
        language = hit.passage.document.language
        for text in hit.passage.unit_texts():
            if any(_unit(figure) == unit for figure in _measured(text, language)):
                law = content(text, language)
                if len(words & law) >= SHARED * len(law):
                    yield len(words & law), hit, text


def _citing(draft: Draft, hit: Hit, text: str) -> Draft:
    document = hit.passage.document
    number = max((source.number for source in draft.sources), default=0) + 1
    statement = Statement(text, document.language, document.authority, (number,))
    source = Source(number, hit.passage, text)
    return replace(draft, statements=(*draft.statements, statement), sources=(*draft.sources, source))


def _states_law(statement: Statement, draft: Draft) -> bool:
    cited = [source.passage.id for source in draft.sources if source.number in statement.citations]
    return any(hit.passage.id in cited and _is_binding(hit) for hit in draft.hits)


def _is_binding(hit: Hit) -> bool:
    """Return whether a hit is law, its digest, or one of its figures."""
    return is_law(hit) or hit.passage.document.kind is Kind.data


def _measured(text: str, language: Language) -> list[Figure]:
    return [figure for figure in figures(text, language) if figure.unit]


def _unit(figure: Figure) -> str | None:
    return "crown" if figure.unit in _KRONOR else figure.unit


def _differs(figure: Figure, law: Sequence[Figure]) -> bool:
    same = [other for other in law if _unit(other) == _unit(figure)]
    return bool(same) and not any(figure.agrees(other) for other in same)


def _named(found: Sequence[Figure]) -> str:
    return ", ".join(dict.fromkeys(figure.said.rstrip(".") for figure in found))
