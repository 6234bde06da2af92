"""Plain attempts at something other than procurement help: orders to the machine, tools of attack, how to do a crime.

A question that wants to get round the procurement rules ("hur kringgår vi LOU?", splitting, tailored requirements) is
not refused: the rule against it is the answer, and most who ask it are those who must find the line.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.guard.orders import gives_orders
from assistant.answering.guard.patterns import patterns
from assistant.domain import Outcome


def misuse(draft: Draft) -> Draft:
    """End with ``refused_misuse`` for a plain attempt; whatever is in doubt goes on to be answered from the sources."""
    text = draft.question.text
    if gives_orders(text) or any(rule.search(text) for rule in patterns("misuse").values()):
        return replace(draft, outcome=Outcome.refused_misuse)
    return draft
