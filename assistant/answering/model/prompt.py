"""The prompt: rules from a file with a version, and the question with the passages found as JSON."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from assistant.answering.model.base import Prompt
from assistant.answering.verification.addresses import without_addresses
from assistant.domain import Hit, Passage, Query, Question

_FILE = Path(__file__).with_name("prompts") / "answer.toml"


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def version() -> str:
    """Return the version of the prompt's words."""
    return str(_file()["version"])


def answer_prompt(question: Question, query: Query, hits: Sequence[Hit]) -> Prompt:
    """Return the prompt; the passages are numbered from 1 in the order of ``hits``, without addresses."""
    data = {
        "question": question.text,
        "earlier_questions": [turn.question for turn in question.history[-2:]],
        "answer_language": _file()["language"][query.language],
        "jurisdiction": str(query.jurisdiction),
        "law_as_of": query.as_of.isoformat(),
        "passages": [_passage(number, hit.passage) for number, hit in enumerate(hits, start=1)],
    }
    return Prompt(_file()["system"].strip(), json.dumps(data, ensure_ascii=False, indent=1))


def _passage(number: int, passage: Passage) -> dict[str, object]:
    document = passage.document
    return {
        "number": number,
        "title": document.title,
        "place": passage.locator,
        "act": document.act,
        "authority": str(document.authority),
        "jurisdiction": document.jurisdiction and str(document.jurisdiction),
        "text": without_addresses(passage.text),
    }
