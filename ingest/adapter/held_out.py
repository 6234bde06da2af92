"""How well a model finds the section for a question it has not seen: one question of each section is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Jurisdiction
from assistant.embedding.base import Matrix
from assistant.index import scopes
from ingest.adapter.sections import Section

LEAST = 3
"""Questions of a section from which one is left out."""
AMONG = (1, 3, 12)
RESAMPLES = 2000
"""Of the bootstrap (Efron 1979)."""

Ranks = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question and the number of the section that it was taken from."""

    text: str
    section: int


@dataclass(frozen=True, slots=True)
class Share:
    """A mean with its 95 % interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} ({self.low:.3f} to {self.high:.3f})"


def leave_out(sections: Sequence[Section], random: np.random.Generator) -> tuple[list[Section], list[LeftOut]]:
    """Return the sections without the questions left out, and those: one of each section that has LEAST of its own.

    A question that several sections answer stays: it has no one right section.
    """
    counts: dict[str, int] = {}
    for question in (question for section in sections for question in section.asked):
        counts[question] = counts.get(question, 0) + 1
    rest: list[Section] = []
    left_out: list[LeftOut] = []
    for number, section in enumerate(sections):
        own = [question for question in section.asked if counts[question] == 1]
        if len(section.asked) >= LEAST and own:
            taken = own[int(random.integers(len(own)))]
            left_out.append(LeftOut(taken, number))
            section = replace(section, asked=tuple(question for question in section.asked if question != taken))
        rest.append(section)
    return rest, left_out


def ranks(
    questions: Matrix, own: Sequence[int], texts: Matrix, owners: Sequence[int], sections: Sequence[Section]
) -> Ranks:
    """Return at which place each question finds its own section, from 1, shape (questions,).

    A section is as near as its nearest text: a question it answers or a passage. ``owners`` tells the section of each
    text. Sections compete where an asker of the question's jurisdiction could be answered from them.
    """
    codes = np.array([scopes.code(section.jurisdiction) for section in sections], dtype=np.int8)
    known = scopes.scopes_of(codes)
    compete: dict[Jurisdiction, NDArray[np.bool_]] = {scope: scopes.members(codes, scope) for scope in known}
    owner = np.asarray(owners)
    found = []
    for vector, number in zip(questions, own, strict=True):
        nearest = np.full(len(sections), -np.inf, dtype=np.float32)
        np.maximum.at(nearest, owner, texts @ vector)
        rivals = compete[scopes.scope_for(sections[number].jurisdiction, known)]
        found.append(1 + int((nearest[rivals] > nearest[number]).sum()))
    return np.array(found, dtype=np.int64)


def share_among(found: Ranks, most: int) -> NDArray[np.float64]:
    """Return 1 for each question whose own section is among the first ``most``, else 0."""
    return (found <= most).astype(np.float64)


def bootstrap(values: NDArray[np.float64], random: np.random.Generator) -> Share:
    """Return the mean and its 95 % interval over resampled questions."""
    means = [values[random.integers(len(values), size=len(values))].mean() for _ in range(RESAMPLES)]
    low, high = np.quantile(means, [0.025, 0.975])
    return Share(float(values.mean()), float(low), float(high))


def table(untuned: Ranks, tuned: Ranks, random: np.random.Generator) -> list[str]:
    """Return the lines of the report: both models and how much better the tuned one is, question by question."""
    lines = [f"Own section found by {len(untuned)} questions left out, with 95 % intervals:"]
    for most in AMONG:
        before, after = share_among(untuned, most), share_among(tuned, most)
        parts = (("untuned", before), ("tuned", after), ("difference", after - before))
        where = "first" if most == 1 else f"among {most}"
        lines.append(f"{where}: " + ", ".join(f"{name} {bootstrap(values, random)}" for name, values in parts))
    return lines
