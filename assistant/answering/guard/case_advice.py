"""A question that wants a single case decided gets the general rule, and is told that the case is not decided.

Told by what only a single case has: a named party, "i vårt fall", one's own act put up for judgement, who will win,
what to do with *the* tender. "Får vi förhandla?" has a "we" too, and asks for the rule. In doubt it is the rule.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.guard.patterns import patterns
from assistant.domain import Language, Outcome
from assistant.outcomes import frame

_ANYBODY = {
    Language.sv: "leverantören",
    Language.nb: "leverandøren",
    Language.nn: "leverandøren",
    Language.da: "leverandøren",
    Language.en: "the supplier",
}


def case_advice(draft: Draft) -> Draft:
    """Say that the case is not decided, with what the sources say in general, where a question puts a single case."""
    if draft.statements and puts_a_case(draft.question.text):
        return replace(draft, outcome=Outcome.not_legal_advice)
    return draft


def about_anybody(draft: Draft) -> Draft:
    """Search for the rule: in the query of a case, a named party becomes a supplier; its name is in no source."""
    query = draft.understood()
    if not puts_a_case(draft.question.text):
        return draft
    text = patterns("case_advice")["party"].expression.sub(
        _ANYBODY.get(query.language, _ANYBODY[Language.en]), query.text
    )
    return replace(draft, query=replace(query, text=text))


def undecided(draft: Draft) -> Draft:
    """Rather than with ``no_source``, end a case of procurement of which too little was found as what it is: a case."""
    text = draft.question.text
    silent = draft.outcome is Outcome.no_source
    if silent and puts_a_case(text) and patterns("case_advice")["procurement"].search(text):
        note = frame("ask_rule", draft.understood().language)
        return replace(draft, outcome=Outcome.not_legal_advice, notes=(*draft.notes, note))
    return draft


def puts_a_case(question: str) -> bool:
    """Return whether the question wants a single case decided."""
    signs = patterns("case_advice")
    if any(signs[name].search(question) for name in ("this_case", "judged", "verdict", "outcome_of", "what_to_do")):
        return True
    if signs["past_act"].search(question) and not signs["earlier_law"].search(question):
        return True
    return bool(signs["party"].search(question) and signs["decides"].search(question))
