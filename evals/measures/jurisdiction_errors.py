"""Jurisdiction errors: the share of answers that cite the law of a country nobody asked about; it must be 0.

Allowed are the asker's country, those the question names (in words or by an act) and those of its gold provisions.
EU law is never an error. An asker without a setting who names no country has that of the question's language. Over
answers that cite law.
"""

from __future__ import annotations

from assistant.domain import Authority, Jurisdiction
from assistant.retrieval.jurisdiction import named_in, settle
from evals.case import Case, Cited
from evals.measures.base import Better, Measure, each

LAW = (Authority.law, Authority.regulation, Authority.directive, Authority.case_law, Authority.digest)


def errors(case: Case) -> list[Cited]:
    """Return the sources that are law of another country."""
    allowed = _allowed(case)
    return [source for source in _law(case) if source.jurisdiction not in (None, Jurisdiction.EU, *allowed)]


def _rate(case: Case) -> float | None:
    return float(bool(errors(case))) if _law(case) else None


def _law(case: Case) -> list[Cited]:
    return [source for source in case.seen.sources if source.authority in LAW]


def _allowed(case: Case) -> set[Jurisdiction]:
    question = case.question
    texts = [question.question, *(past.question for past in question.history), *question.gold]
    named = {place for text in texts for place in named_in(text)}
    return named | {settle(question.question, question.language, question.jurisdiction)}


MEASURE = Measure("jurisdiction errors", Better.lower, each(_rate))
