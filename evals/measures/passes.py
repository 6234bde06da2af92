"""Passed: the share of questions whose answer has no failing; 0 or 1 a question, more is better.

A failing is said in words that an expert reads: the report lists them, and this measure counts who has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from evals.case import Case
from evals.measures import jurisdiction_errors, must_not, nugget_recall, unsupported_numbers
from evals.measures.base import Better, Measure, each
from evals.measures.outcomes import is_right


def failings(case: Case) -> list[str]:
    """Return what is wrong with an answer, a sentence each; empty when nothing is."""
    return list(_failings(case))


def _failings(case: Case) -> Iterator[str]:
    question, seen = case.question, case.seen
    if not is_right(case):
        yield f"Ended as {seen.outcome}; right would be {' or '.join(question.outcomes)}."
    if seen.language is not question.language:
        yield f"Answered in {seen.language}; the question is in {question.language}."
    if seen.statements:
        for need in question.provisions:
            if not case.cited_provisions & set(need):
                yield f"Does not cite {' or '.join(need)}."
        for fact in nugget_recall.missing(case):
            yield f"Does not say {' or '.join(f'“{string}”' for string in fact.any)}."
    for string in must_not.violations(case):
        yield f"Says “{string}”, which is wrong."
    for source in jurisdiction_errors.errors(case):
        yield f"Cites the law of {source.jurisdiction}: {source.title}, {source.locator}."
    for number in unsupported_numbers.unsupported(case)[0]:
        yield f"The number {number} stands in no quote cited for it."
    for source in seen.sources:
        if source.quote not in source.text:
            yield f"The quote of source {source.number} does not stand in its passage."


MEASURE = Measure("passed", Better.higher, each(lambda case: float(not failings(case))))
