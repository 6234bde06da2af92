"""A question that wants a single case decided gets the general rule, and is told that the case is not decided.

Told by what only a single case has: a named party, "i vårt fall", one's own act put up for judgement, who will win,
what to do with *the* tender. "Får vi förhandla?" has a "we" too, and asks for the rule. In doubt it is the rule.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.guard.patterns import patterns
from assistant.domain import Outcome


def case_advice(draft: Draft) -> Draft:
    """Say that the case is not decided, with what the sources say in general, where a question puts a single case."""
    if draft.statements and puts_a_case(draft.question.text):
        return replace(draft, outcome=Outcome.not_legal_advice)
    return draft


def puts_a_case(question: str) -> bool:
    """Return whether the question wants a single case decided."""
    signs = patterns("case_advice")
    if any(signs[name].search(question) for name in ("this_case", "judged", "verdict", "outcome_of", "what_to_do")):
        return True
    if signs["past_act"].search(question) and not signs["earlier_law"].search(question):
        return True
    return bool(signs["party"].search(question) and signs["decides"].search(question))
