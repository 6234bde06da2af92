"""A question and what Lotsen made of it: all that the measures read, and what a run keeps of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.domain import Answer, Authority, Hit, Jurisdiction, Kind, Language, Outcome, Passage
from evals.questions import EvalQuestion


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(_Kept):
    """Where a passage stands."""

    passage_id: str
    document: str
    """Its file's name without language and ending: the slug that a question names."""
    provision: str | None
    """As gold labels name it; None outside acts and digests."""
    title: str
    locator: str
    kind: Kind
    authority: Authority
    jurisdiction: Jurisdiction | None
    language: Language
    url: str | None


class Cited(Place):
    """A source of the answer."""

    number: int
    quote: str
    text: str
    """The whole stored passage, so that the quote can be held against it."""


class Said(_Kept):
    """A statement of the answer."""

    text: str
    language: Language
    citations: tuple[int, ...]


class Seen(_Kept):
    """What came back for a question."""

    outcome: Outcome
    language: Language
    jurisdiction: Jurisdiction | None
    notice: str | None
    statements: tuple[Said, ...]
    sources: tuple[Cited, ...]
    found: tuple[Place, ...]
    """The passages retrieved, best first."""
    strength: float | None
    """The evidence the answer was weighed by; None where the run ended before anything was retrieved."""
    model: str
    milliseconds: float


class Case(_Kept):
    """A question with its answer."""

    question: EvalQuestion
    seen: Seen

    @property
    def cited_provisions(self) -> frozenset[str]:
        """The provisions among the sources."""
        return frozenset(source.provision for source in self.seen.sources if source.provision)

    def cited_by(self, statement: Said) -> list[Cited]:
        """Return the sources that a statement cites."""
        return [source for source in self.seen.sources if source.number in statement.citations]


def seen(answer: Answer, hits: Sequence[Hit], strength: float | None, milliseconds: float) -> Seen:
    """Return what is kept of an answer, the passages retrieved for it and the time it took."""
    return Seen(
        outcome=answer.outcome,
        language=answer.language,
        jurisdiction=answer.jurisdiction,
        notice=answer.notice,
        statements=tuple(Said(text=s.text, language=s.language, citations=s.citations) for s in answer.statements),
        sources=tuple(
            Cited(**_place(s.passage), number=s.number, quote=s.quote, text=s.passage.text) for s in answer.sources
        ),
        found=tuple(place_of(hit.passage) for hit in hits),
        strength=strength,
        model=answer.model,
        milliseconds=round(milliseconds, 2),
    )


def place_of(passage: Passage) -> Place:
    """Return where a passage stands."""
    return Place(**_place(passage))


def provision_of(passage: Passage) -> str | None:
    """Return a passage's provision as gold labels name it, "LOU 6:20"; None for a passage of no provision."""
    act = passage.document.act
    return f"{act} {passage.provision}" if act and passage.provision else None


def _place(passage: Passage) -> dict[str, Any]:
    document = passage.document
    return {
        "passage_id": passage.id,
        "document": document.path.rpartition("/")[2].partition(".")[0],
        "provision": provision_of(passage),
        "title": document.title,
        "locator": passage.locator,
        "kind": document.kind,
        "authority": document.authority,
        "jurisdiction": document.jurisdiction,
        "language": document.language,
        "url": document.url,
    }
