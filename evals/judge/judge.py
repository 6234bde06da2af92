"""Asks a language model whether the cited passages support each sentence, and whether the question is answered.

The questions are those of ALCE (Gao et al., EMNLP 2023), with a chat model in the place of its model for inference. A
model's opinion is no label: it errs, and may favour what it wrote itself.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from statistics import fmean
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answering.model.base import ChatModel, Prompt
from assistant.errors import ModelError
from evals.bench.summary import Interval, bootstrap
from evals.case import Case
from evals.report.table import table
from evals.report.text import HEAD, number


class Support(StrEnum):
    """How far a sentence's passages support it."""

    full = "full"
    partial = "partial"
    none = "none"


class Answers(StrEnum):
    """Whether the question is answered."""

    yes = "yes"
    partly = "partly"
    no = "no"


class Judgement(BaseModel):
    """What the model replied."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    support: tuple[Support, ...]
    """One for each sentence, in order."""
    answers: Answers


SCHEMA: dict[str, Any] = {
    "title": "judgement",
    "description": "Whether each sentence is supported, and whether the question is answered.",
    "type": "object",
    "properties": {
        "support": {"type": "array", "items": {"type": "string", "enum": list(Support)}},
        "answers": {"type": "string", "enum": list(Answers)},
    },
    "required": ["support", "answers"],
    "additionalProperties": False,
}
PATIENCE = 3
"""Failures in a row after which a model is taken for out of order."""
_WORTH = {Answers.yes: 1.0, Answers.partly: 0.5, Answers.no: 0.0}


def judge_all(cases: Sequence[Case], model: ChatModel) -> list[Judgement | None]:
    """Return a judgement for each answer, None where the model failed or replied in another form.

    Raises ModelError when the model fails at PATIENCE answers in a row: it will not judge the others either.
    """
    found: list[Judgement | None] = []
    failed = 0
    for case in cases:
        try:
            found.append(judge(case, model))
            failed = 0
        except ModelError:
            failed += 1
            if failed == PATIENCE:
                raise
            found.append(None)
    return found


def judge(case: Case, model: ChatModel) -> Judgement | None:
    """Return the model's judgement of an answer; None where it replied in another form. Raises ModelError."""
    reply = "".join(piece for piece in model.write(_prompt(case)) if piece)
    try:
        judgement = Judgement.model_validate_json(reply)
    except ValidationError:
        return None
    return judgement if len(judgement.support) == len(case.seen.statements) else None


def summary(judgements: Sequence[Judgement | None]) -> dict[str, Interval | None]:
    """Return the share of supported sentences and of answered questions over what was judged, with intervals."""
    judged = [one for one in judgements if one]
    supported = [fmean(word is Support.full for word in one.support) for one in judged]
    answered = [_WORTH[one.answers] for one in judged]
    return {
        "supported sentences": bootstrap(supported) if judged else None,
        "question answered": bootstrap(answered) if judged else None,
    }


def as_table(judgements: Sequence[Judgement | None], name: str) -> str:
    """Return the summary as Markdown that says whose opinion it is, and how many answers it could not judge."""
    judged = sum(one is not None for one in judgements)
    head = f"Judged by {name} (prompt {version()}), not by people: {judged} of {len(judgements)} answers."
    rows = [
        (what, number(found.mean), f"{number(found.low)} to {number(found.high)}", str(found.n))
        for what, found in summary(judgements).items()
        if found
    ]
    return f"{head}\n\n{table(HEAD, rows)}"


def version() -> int:
    """Return the version of the prompt."""
    found: int = _file()["version"]
    return found


def _prompt(case: Case) -> Prompt:
    sentences = [
        {"sentence": s.text, "passages": [source.quote for source in case.cited_by(s)]} for s in case.seen.statements
    ]
    data = {"question": case.question.question, "sentences": sentences}
    return Prompt(_file()["system"].strip(), json.dumps(data, ensure_ascii=False))


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files("evals.judge").joinpath("prompt.toml").read_text(encoding="utf-8"))
