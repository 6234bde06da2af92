"""The evaluation questions as typed values; evals/data/README.md says how each field is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.domain import Jurisdiction, Language, Outcome, Question, Turn
from assistant.errors import QuestionsUnreadable


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(_Row):
    """A nugget: a right answer holds at least one of the strings."""

    any: tuple[str, ...] = Field(min_length=1)
    provisions: tuple[str, ...] = ()
    """Where it stands, "LOU 6:20"; empty when no act says it."""


class Past(_Row):
    """An earlier question of the conversation and how its answer began."""

    question: str
    text: str


class Provenance(_Row):
    """Where the labels were read and who read them again."""

    source: str
    written: date
    checked: date | None
    note: str | None = None


class EvalQuestion(_Row):
    """A question with what a right answer to it is."""

    id: str
    topic: str
    type: str = Field(alias="class")
    """What is tried: plain, follow_up, false_premise …"""
    language: Language
    jurisdiction: Jurisdiction | None
    as_of: date | None = None
    history: tuple[Past, ...] = ()
    question: str
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    """The right ones, best first."""
    provisions: tuple[tuple[str, ...], ...]
    """Needs: any provision of an inner list satisfies that need."""
    documents: tuple[str, ...]
    key_facts: tuple[Fact, ...]
    must_not: tuple[str, ...]
    provenance: Provenance

    @property
    def gold(self) -> frozenset[str]:
        """Every provision that satisfies a need or holds a key fact."""
        return frozenset(p for group in (*self.provisions, *(f.provisions for f in self.key_facts)) for p in group)

    def asked(self) -> Question:
        """Return what a channel would hand to the pipeline; the language is left for Lotsen to tell."""
        history = tuple(Turn(past.question, past.text) for past in self.history)
        return Question(self.question, jurisdiction=self.jurisdiction, as_of=self.as_of, history=history)


def load_questions(path: Path) -> list[EvalQuestion]:
    """Read a JSON Lines file. Raises QuestionsUnreadable naming the line and the field that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsUnreadable(f"The questions {path} cannot be read: {error}.") from error
    return [_question(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def sample(questions: Sequence[EvalQuestion], size: int) -> list[EvalQuestion]:
    """Return ``size`` of the questions, the same ones each time, spread over the types as evenly as they go.

    Within a type the order is that of a hash of the id, so that new questions displace few old ones.
    """
    by_type: defaultdict[str, list[EvalQuestion]] = defaultdict(list)
    for question in sorted(questions, key=lambda q: sha256(q.id.encode()).digest()):
        by_type[question.type].append(question)
    turns = [(turn, name, q) for name, group in by_type.items() for turn, q in enumerate(group)]
    chosen = {q.id for _, _, q in sorted(turns, key=lambda one: one[:2])[:size]}
    return [question for question in questions if question.id in chosen]


def _question(path: Path, number: int, line: str) -> EvalQuestion:
    try:
        return EvalQuestion.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the line"
        raise QuestionsUnreadable(
            f"{path}, line {number}: {field}: {first['msg']}. The fields stand in schema/question.schema.json."
        ) from error
