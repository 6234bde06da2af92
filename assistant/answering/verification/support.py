"""Is a statement supported by the passages it cites? Names, figures, turning words and alignment; fails closed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.verification.alignment import Aligner, Alignment
from assistant.answering.verification.named import unknown_figures, unnamed
from assistant.answering.verification.turned import turned
from assistant.domain import Language, Passage
from assistant.embedding.base import Embedder
from assistant.retrieval.headings import heading_of
from assistant.retrieval.terms import Terms

COSINE, COVERAGE, INTERCEPT = 29.8, 10.1, -32.5
"""Where statement and passage are of one language: a logistic regression over the calibration half of the pairs."""
FOREIGN_COSINE, FOREIGN_INTERCEPT = 39.7, -32.6
"""Where they are not, and only meaning can be compared; the intercept is one lower than fitted: rather a quotation."""
NEEDED = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a statement may be said, and of the passages it cites those that carry it."""

    carried_by: tuple[Alignment, ...]
    failures: tuple[str, ...]
    """What is wrong, as "kind: what"; empty where nothing is."""

    @property
    def sound(self) -> bool:
        """Whether it may be said."""
        return not self.failures and bool(self.carried_by)


class SupportCheck:
    """Checks the statements of one answer."""

    def __init__(self, embedder: Embedder, terms: Terms) -> None:
        self._aligner = Aligner(embedder)
        self._terms = terms

    def check(self, text: str, language: Language, passages: Sequence[Passage]) -> Verdict:
        """Return the verdict on a statement that cites ``passages``."""
        alignments = [self._aligner.align(text, language, passage) for passage in passages]
        carrying = [one for one in alignments if probability(one) >= NEEDED]
        if not carrying:
            return Verdict((), ("support: no cited passage says this",))
        failures = [
            *(f"name: {name}" for name in unnamed(text, language, carrying, self._terms)),
            *_figures(text, language, carrying),
            *(f"turned: {word}" for word in turned(text, language, carrying)),
        ]
        return Verdict(tuple(carrying), tuple(failures))


def probability(alignment: Alignment) -> float:
    """Return how likely a passage so aligned supports the statement, figures and turning words apart."""
    if alignment.same_language:
        z = COSINE * alignment.cosine + COVERAGE * alignment.coverage + INTERCEPT
    else:
        z = FOREIGN_COSINE * alignment.cosine + FOREIGN_INTERCEPT
    return 1 / (1 + math.exp(-z))


def _figures(text: str, language: Language, carrying: Sequence[Alignment]) -> Iterator[str]:
    sources = [(f"{_above(one)}\n" + "\n".join(one.texts()), one.passage.document) for one in carrying]
    yield from (f"figure: {figure}" for figure in unknown_figures(text, language, sources))


def _above(alignment: Alignment) -> str:
    passage = alignment.passage
    return f"{heading_of(passage)}\n{passage.locator}"
