"""Language parity: do askers of different languages get the same provisions? 0 to 1, more is better.

Plain questions of one topic with the same needs and the same day, asked in different languages, are siblings. The value
of a question is the mean Jaccard coefficient (Jaccard 1912) between the provisions its answer cites and those that each
of its siblings' answers cite; pairs that both cite none, and questions without siblings, are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import fmean

from evals.case import Case
from evals.measures.base import Better, Measure, Values

PLAIN = frozenset({"plain", "amount_or_deadline", "cross_lingual"})
"""The types of question that differ in language alone; the others try something beside it."""


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


MEASURE = Measure("language parity", Better.higher, _values)
