"""Citation precision: the share of cited provisions that are gold; 0 to 1, more is better.

Adapted from ALCE (Gao et al., "Enabling Large Language Models to Generate Text with Citations", EMNLP 2023), where a
citation is precise when its passage helps to support the statement. Without a model to judge that, a cited provision
counts as precise when the labels name it. Sources that are no provisions (articles, data) are not counted.

``BY_FACT`` asks only of the sentences that state a key fact: of the provisions they cite, how many are where the fact
stands? One value a question: the mean over the facts that are stated with a provision.
"""

from __future__ import annotations

from statistics import fmean

from evals.case import Case
from evals.measures.base import Better, Measure, each
from evals.questions import Fact
from evals.strings import holds


def _precision(case: Case) -> float | None:
    cited, gold = case.cited_provisions, case.question.gold
    return len(cited & gold) / len(cited) if cited and gold else None


def _by_fact(case: Case) -> float | None:
    shares = [share for fact in case.question.key_facts if (share := _of_fact(case, fact)) is not None]
    return fmean(shares) if shares else None


def _of_fact(case: Case, fact: Fact) -> float | None:
    stating = [s for s in case.seen.statements if any(holds(s.text, string) for string in fact.any)]
    cited = {source.provision for statement in stating for source in case.cited_by(statement) if source.provision}
    return len(cited & set(fact.provisions)) / len(cited) if cited and fact.provisions else None


OF_ALL = Measure("citation precision", Better.higher, each(_precision))
BY_FACT = Measure("citation precision by key fact", Better.higher, each(_by_fact))
