"""Citation recall: the share of what is stated that its citations support; 0 to 1, more is better.

Adapted from ALCE (Gao et al., EMNLP 2023), where a model for natural language inference decides whether the cited
passages entail a statement. Here a stated key fact is supported when one of its strings stands in a quote that the
stating sentence cites. Answers made of verbatim sentences reach 1 by their making: it tells something of answers that
a language model words.

``PROVISIONS`` is the harder one: the share of the question's needs for which a gold provision is cited.
"""

from __future__ import annotations

from evals.case import Case, Said
from evals.measures.base import Better, Measure, each
from evals.questions import Fact
from evals.strings import holds


def _support(case: Case) -> float | None:
    stated = [
        _supported(case, statement, fact)
        for fact in case.question.key_facts
        for statement in case.seen.statements
        if any(holds(statement.text, string) for string in fact.any)
    ]
    return sum(stated) / len(stated) if stated else None


def _supported(case: Case, statement: Said, fact: Fact) -> bool:
    return any(holds(source.quote, string) for source in case.cited_by(statement) for string in fact.any)


def _provisions(case: Case) -> float | None:
    needs = case.question.provisions
    if not needs or not case.seen.statements:
        return None
    return sum(bool(case.cited_provisions & set(need)) for need in needs) / len(needs)


SUPPORT = Measure("citation recall (support)", Better.higher, each(_support))
PROVISIONS = Measure("citation recall (gold provisions)", Better.higher, each(_provisions))
