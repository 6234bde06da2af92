"""Language parity: do askers of different languages get the same provisions? 0 to 1, more is better.

``OVERLAP`` holds siblings against each other; ``NEEDS_MET`` asks whether every language gets the gold provisions.

Plain questions of one topic with the same needs and the same day, asked in different languages, are siblings. The value
of a question is the mean Jaccard coefficient (Jaccard 1912) between the provisions its answer cites and those that each
of its siblings' answers cite; pairs that both cite none, and questions without siblings, are left out. It falls with
every provision that one answer cites beside the matter, also where both cite the right one.

The second is the lowest language's citation recall of gold provisions divided by the highest's, over the languages with
LEAST questions or more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import fmean

from evals.case import Case
from evals.measures.base import Better, Measure, SetMeasure, Values
from evals.measures.citation_recall import PROVISIONS

PLAIN = frozenset({"plain", "amount_or_deadline", "cross_lingual"})
"""The types of question that differ in language alone; the others try something beside it."""
LEAST = 10
"""Questions of a language from which its recall says something."""


def _values(cases: Sequence[Case]) -> Values:
    siblings: defaultdict[object, list[Case]] = defaultdict(list)
    for case in cases:
        if case.question.provisions and case.question.type in PLAIN:
            siblings[_key(case)].append(case)
    return [_parity(case, siblings.get(_key(case), [])) for case in cases]


def _key(case: Case) -> object:
    question = case.question
    return question.topic, frozenset(map(frozenset, question.provisions)), question.as_of


def _parity(case: Case, siblings: Sequence[Case]) -> float | None:
    others = [other for other in siblings if other.question.language is not case.question.language]
    pairs = [(case.cited_provisions, other.cited_provisions) for other in others]
    shares = [len(one & two) / len(one | two) for one, two in pairs if one | two]
    return fmean(shares) if shares and case in siblings else None


def _needs_met(cases: Sequence[Case]) -> float | None:
    recall = PROVISIONS.by_question(cases)
    by_language: defaultdict[object, list[float]] = defaultdict(list)
    for case in cases:
        if case.question.id in recall:
            by_language[case.question.language].append(recall[case.question.id])
    means = [fmean(values) for values in by_language.values() if len(values) >= LEAST]
    return min(means) / max(means) if len(means) > 1 and max(means) else None


OVERLAP = Measure("language parity", Better.higher, _values)
NEEDS_MET = SetMeasure("language parity of needs met", Better.higher, _needs_met)
