"""What two raters' sheets say: how far they agree, and how right the answers are.

Agreement: percent, and Cohen's kappa ("A coefficient of agreement for nominal scales", 1960): what the raters agree
beyond chance, 1 at most, 0 by chance. Accuracy: the share rated right (and the share not rated wrong), the mean of the
two raters, with a 95 % bootstrap interval that draws questions, since sentences of one answer stand or fall together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.bench.summary import Interval
from evals.measures.base import resamples
from evals.report.sheet import Rating
from evals.report.table import table

Pair = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Between two raters; kappa is None where chance alone would agree always."""

    percent: float
    kappa: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """On sentences or on citations; None where nobody rated."""

    agreement: Agreement | None
    right: Interval | None
    not_wrong: Interval | None


def as_table(ratings: Sequence[Rating]) -> str:
    """Return what the raters say of sentences and of citations as a Markdown table."""
    rows = [
        _row("sentences", verdict(ratings, lambda rating: rating.sentence)),
        _row("citations", verdict(ratings, lambda rating: rating.citation)),
    ]
    head = ("rated", "n", "right (95 % interval)", "not wrong (95 % interval)", "agreement", "Cohen's kappa", "by both")
    return table(head, rows)


def verdict(ratings: Sequence[Rating], pair: Callable[[Rating], Pair]) -> Verdict:
    """Return the verdict on what ``pair`` picks of each rating."""
    pairs = [(rating.question, pair(rating)) for rating in ratings]
    return Verdict(
        agreement([words for _, words in pairs]),
        _share(pairs, lambda word: word == "right"),
        _share(pairs, lambda word: word != "wrong"),
    )


def agreement(pairs: Sequence[Pair]) -> Agreement | None:
    """Return the agreement over what both raters rated; None where there is nothing."""
    both = [(one, two) for one, two in pairs if one and two]
    if not both:
        return None
    n = len(both)
    observed = sum(one == two for one, two in both) / n
    first, second = Counter(one for one, _ in both), Counter(two for _, two in both)
    chance = sum(first[word] * second[word] for word in first) / n**2
    return Agreement(100 * observed, (observed - chance) / (1 - chance) if chance < 1 else None, n)


def _share(pairs: Sequence[tuple[str, Pair]], holds: Callable[[str], bool]) -> Interval | None:
    by_question: defaultdict[str, list[float]] = defaultdict(list)
    for question, words in pairs:
        rated = [holds(word) for word in words if word]
        if rated:
            by_question[question].append(sum(rated) / len(rated))
    groups = list(by_question.values())
    if not groups:
        return None
    sums, sizes = np.array([sum(g) for g in groups]), np.array([len(g) for g in groups])
    rows = np.array(resamples(len(groups)))
    drawn = sums[rows].sum(axis=1) / sizes[rows].sum(axis=1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return Interval(float(sums.sum() / sizes.sum()), float(low), float(high), int(sizes.sum()))


def _row(name: str, found: Verdict) -> list[str]:
    agreed = found.agreement
    rated = str(found.right.n if found.right else 0)
    shares = [
        "–" if one is None else f"{one.mean:.3f} ({one.low:.3f}–{one.high:.3f})"
        for one in (found.right, found.not_wrong)
    ]
    if agreed is None:
        return [name, rated, *shares, "–", "–", "0"]
    kappa = "–" if agreed.kappa is None else f"{agreed.kappa:.2f}"
    return [name, rated, *shares, f"{agreed.percent:.0f} %", kappa, str(agreed.n)]
