"""Nugget recall: the share of the key facts that the answer states; 0 to 1, more is better.

Source: Voorhees, "Overview of the TREC 2003 Question Answering Track", without the judges: a nugget is found when one
of its strings stands in a statement, or in the locator of a source that a statement cites (evals/data/README.md).
Scored when the answer has statements.
"""

from __future__ import annotations

from evals.case import Case
from evals.measures.base import Better, Measure, each
from evals.questions import Fact
from evals.strings import holds


def missing(case: Case) -> list[Fact]:
    """Return the key facts that the answer does not state."""
    said = [statement.text for statement in case.seen.statements]
    cited = {number for statement in case.seen.statements for number in statement.citations}
    said += [source.locator for source in case.seen.sources if source.number in cited]
    return [f for f in case.question.key_facts if not any(holds(text, string) for text in said for string in f.any)]


def _recall(case: Case) -> float | None:
    facts = case.question.key_facts
    return 1 - len(missing(case)) / len(facts) if facts and case.seen.statements else None


MEASURE = Measure("nugget recall", Better.higher, each(_recall))
