"""The suite `real`: questions that people have asked in public, reported apart from those written for the purpose.

Such a file names provisions as its collector wrote them and no outcome, so only a part of the measures applies.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from assistant.errors import QuestionsUnreadable
from assistant.law.references import find_references
from evals.measures import (
    citation_precision,
    jurisdiction_errors,
    language_match,
    latency,
    length,
    provision_hit,
    quote_exactness,
    risk_coverage,
    unsupported_numbers,
)
from evals.measures.base import Better, Measure, SetMeasure, each
from evals.questions import EvalQuestion

ANSWERED = Measure("answered", Better.neither, each(lambda case: float(case.seen.outcome in risk_coverage.ANSWERED)))

APPLICABLE: tuple[Measure | SetMeasure, ...] = (
    ANSWERED,
    provision_hit.RETRIEVED,
    provision_hit.CITED,
    citation_precision.OF_ALL,
    quote_exactness.MEASURE,
    unsupported_numbers.MEASURE,
    jurisdiction_errors.MEASURE,
    language_match.MEASURE,
    length.CHARACTERS,
    latency.P50,
    latency.P95,
)


def load_real(path: Path, known_acts: Iterable[str]) -> list[EvalQuestion]:
    """Read real questions: rows of ``id``, ``lang``, ``jurisdiction``, ``question`` and ``provision_refs``.

    A question's need is any of the provisions named for it that belong to an act of ``known_acts``: the others cannot
    be found. Raises QuestionsUnreadable for a file of another form.
    """
    acts = frozenset(known_acts)
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        return [_question(json.loads(line), acts) for line in lines if line.strip()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise QuestionsUnreadable(f"{path} holds no real questions in the form that is read: {error!r}.") from error


def _question(row: dict[str, Any], acts: frozenset[str]) -> EvalQuestion:
    refs = [reference for text in row["provision_refs"] for reference in find_references(text)]
    need = tuple(dict.fromkeys(f"{ref.act} {ref.provision}" for ref in refs if ref.act in acts))
    return EvalQuestion.model_validate(
        {
            "id": row["id"],
            "topic": row["topic"],
            "class": "real",
            "language": row["lang"],
            "jurisdiction": row["jurisdiction"],
            "question": row["question"],
            "outcomes": ["answered", "partly_answered"],
            "provisions": [need] if need else [],
            "documents": [],
            "key_facts": [],
            "must_not": [],
            "provenance": {"source": row["source_url"], "written": date.today(), "checked": None},
        }
    )
