"""Questions about the law of a country that no source is on: said outright, rather than answered from another's law.

The Nordic countries and the EU are settled in ``retrieval/jurisdiction.py``; this is about all others. A question about
a member state of the EU is declined too: what the directive says there is for the asker to ask.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.guard.patterns import patterns
from assistant.domain import Outcome
from assistant.outcomes import frame
from assistant.retrieval.jurisdiction import places_in


def foreign_law(draft: Draft) -> Draft:
    """End with ``no_source`` where only another country's rules are asked for, and say which ones Lotsen knows."""
    query = draft.understood()
    text = draft.question.text
    if not asks_foreign_law(text) or ((query.references or places_in(text)) and not names_scheme(text)):
        return draft
    return replace(draft, outcome=Outcome.no_source, notes=(*draft.notes, frame("foreign_law", query.language)))


def names_scheme(text: str) -> bool:
    """Return whether a text names a scheme that only another country has: the FAR, the UVgO."""
    return bool(patterns("foreign_law")["scheme"].search(text))


def asks_foreign_law(text: str) -> bool:
    """Return whether a text names the rules or a public body of a country outside the Nordic ones."""
    return any(pattern.search(text) for pattern in patterns("foreign_law").values())
