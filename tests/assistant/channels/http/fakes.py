"""An assistant with the real interfaces whose answers are written here, so that the channel alone is under test."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.domain import (
    Answer,
    Authority,
    Document,
    Hit,
    Jurisdiction,
    Kind,
    Language,
    Outcome,
    Passage,
    Question,
    Source,
    Span,
    Statement,
)
from assistant.errors import IndexMissing
from assistant.outcomes import stages
from assistant.settings import Settings

ARTICLE = Document(
    id="dialog",
    title="Konkurrenspräglad dialog",
    kind=Kind.article,
    authority=Authority.practice,
    language=Language.sv,
    jurisdiction=Jurisdiction.SE,
    path="dialog.md",
    sha256="0" * 64,
    publisher="Lotsen",
    url="https://example.org/dialog",
    checked=date(2026, 6, 1),
)


def passage(document: Document, text: str, locator: str = "När den passar") -> Passage:
    return Passage(
        id=f"{document.id}#1",
        document=document,
        position=0,
        heading_path=(document.title, locator),
        locator=locator,
        text=text,
        units=(Span(0, len(text)),),
    )


def answer_to(question: Question) -> Answer:
    """Answer anything with one statement that repeats the question, so that tests can follow a text through."""
    text = f"Ni frågade: {question.text}"
    return Answer(
        id="a1",
        question=question,
        language=question.language or Language.sv,
        jurisdiction=question.jurisdiction or Jurisdiction.SE,
        as_of=question.as_of or date(2026, 7, 1),
        outcome=Outcome.answered,
        statements=(Statement(text, Language.sv, Authority.practice, (1,)),),
        sources=(Source(1, passage(ARTICLE, text), text),),
        build_id="build-1",
    )


@dataclass(frozen=True)
class Progress:
    stage: str


@dataclass
class ScriptedPipeline:
    """Yields every stage and then ``answers(question)``; ``before`` runs as each stage begins and may wait or raise."""

    answers: Callable[[Question], Answer] = answer_to
    before: Callable[[str, Question], None] = lambda stage, question: None
    begun: list[str] = field(default_factory=list)
    closed: threading.Event = field(default_factory=threading.Event)

    def run(self, question: Question) -> Iterator[Progress | Answer]:
        try:
            for stage in stages():
                yield Progress(stage)
                self.begun.append(stage)
                self.before(stage, question)
            yield self.answers(question)
        finally:
            self.closed.set()


class Counting(ScriptedPipeline):
    """Counts what is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(answers=lambda question: (self.asked.append(question.text), answer_to(question))[1])


@dataclass
class FakeIndex:
    """The published index and its catalogue in one."""

    held: Sequence[Document] = (ARTICLE,)
    build_id: str = "build-1"

    @property
    def catalogue(self) -> FakeIndex:
        return self

    def documents(self) -> Sequence[Document]:
        return self.held


@dataclass
class FakeLiveIndex:
    index: FakeIndex | None = field(default_factory=FakeIndex)

    @contextlib.contextmanager
    def lease(self) -> Iterator[FakeIndex]:
        if self.index is None:
            raise IndexMissing("There is no index in the data folder. Build one with: lotsen build")
        yield self.index


@dataclass
class FakeAssistant:
    pipeline: ScriptedPipeline = field(default_factory=ScriptedPipeline)
    live_index: FakeLiveIndex = field(default_factory=FakeLiveIndex)
    settings: Settings = field(default_factory=Settings)

    def search(self, question: Question, limit: int) -> Sequence[Hit]:
        return ()
