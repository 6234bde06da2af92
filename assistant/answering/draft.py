"""What travels through the pipeline: an answer in the making. A stage takes a draft and returns a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.domain import Choice, Hit, Outcome, Query, Question, Source, Statement, Term


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer in the making. A stage that sets an outcome other than (partly) answered ends the run."""

    question: Question
    query: Query | None = None
    hits: tuple[Hit, ...] = ()
    evidence: float | None = None
    """The log odds that the hits answer; None before they were weighed."""
    statements: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences for the notice, in the asker's language."""
    terms: tuple[Term, ...] = ()
    choices: tuple[Choice, ...] = ()
    """What the asker can pick, where Lotsen asks back."""
    follow_ups: tuple[str, ...] = ()
    outcome: Outcome | None = None
    model: str = "extractive"
    """What chose the words: the language model's name, or that they are the sources' own."""

    def understood(self) -> Query:
        """Return the query; stages after ``understand`` may rely on it."""
        if self.query is None:
            raise ValueError("This stage stands before `understand` in the pipeline; move it behind.")
        return self.query


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the pipeline; ``name`` is a stage of outcomes.toml and is shown while it works."""

    name: str
    run: Callable[[Draft], Draft | Iterator[Draft]]
    """A stage that works bit by bit yields the draft as it grows; its statements are shown as they come."""
