"""Language match: the share of answers in the language of the question; it must be 1.

The language is that of the notice and of everything Lotsen says itself; a quoted sentence keeps its source's.
"""

from __future__ import annotations

from evals.measures.base import Better, Measure, each

MEASURE = Measure(
    "language match", Better.higher, each(lambda case: float(case.seen.language is case.question.language))
)
