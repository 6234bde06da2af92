"""Reads retrieval sets: JSON lines with ``meta`` first, then passages and questions."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.domain import Language

OWN = Path(__file__).resolve().parents[3] / "tests" / "data" / "retrieval"
"""The small sample of the repository."""


@dataclass(frozen=True, slots=True)
class SetPassage:
    """A passage of a set's pool."""

    pid: str
    text: str
    title: str
    language: Language


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """A question and the ids of the passages that answer it."""

    qid: str
    text: str
    gold: frozenset[str]
    language: Language


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """One pool of passages and the questions asked of it."""

    name: str
    passages: tuple[SetPassage, ...]
    questions: tuple[SetQuestion, ...]


def read_set(path: Path) -> RetrievalSet:
    """Read one ``.jsonl`` or ``.jsonl.gz``; a row's language is its own or else the one that ``meta`` names."""
    passages: list[SetPassage] = []
    questions: list[SetQuestion] = []
    language = Language.sv
    for row in _rows(path):
        if "meta" in row:
            language = Language(row["meta"].get("lang", language))
            continue
        own = Language(row.get("language", language))
        if "pid" in row:
            passages.append(SetPassage(row["pid"], row["text"], row.get("title", ""), own))
        else:
            questions.append(SetQuestion(row["qid"], row["query"], frozenset(row["gold_pid"]), own))
    return RetrievalSet(path.name.split(".")[0], tuple(passages), tuple(questions))


def read_sets(folder: Path) -> list[RetrievalSet]:
    """Read every set of a folder, in the order of their names."""
    return [read_set(path) for path in sorted(folder.glob("*.jsonl.gz"))]


def own_sample() -> RetrievalSet:
    """Return the repository's sample: questions in the language of their passages."""
    return read_set(OWN / "sample.jsonl")


def english_to_swedish(distractors: list[RetrievalSet]) -> RetrievalSet:
    """Return our English questions on our Swedish passages, among the Swedish passages of other sets."""
    questions = read_set(OWN / "english_to_swedish.jsonl").questions
    pool = [passage for passage in own_sample().passages if passage.language is Language.sv]
    for other in distractors:
        foreign = (passage for passage in other.passages if passage.language is Language.sv)
        pool += [replace(passage, pid=f"{other.name}/{passage.pid}") for passage in foreign]
    return RetrievalSet("english_to_swedish", tuple(pool), questions)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
