"""What the API answers, as schemas for /docs; a test holds every answer against them."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.domain import Authority, Jurisdiction, Language, Outcome


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class StatementBody(_Body):
    """One sentence or one list, with the numbers of its sources."""

    text: str
    language: Language
    authority: Authority
    citations: list[int]


class SourceBody(_Body):
    """One cited passage, with the words quoted from it."""

    number: int
    document_id: str
    passage_id: str
    title: str
    locator: str
    heading_path: list[str]
    kind: str
    authority: Authority
    jurisdiction: Jurisdiction | None
    language: Language
    publisher: str | None
    url: str | None
    valid_from: date | None
    valid_to: date | None
    text_state: str | None
    checked: date | None
    quote: str


class ChoiceBody(_Body):
    """An answer the asker can pick when Lotsen asks back."""

    label: str
    value: str


class TermBody(_Body):
    """A term of the answer, explained in one sentence."""

    label: str
    definition: str


class AnswerBody(_Body):
    """An answer; `outcome` says how it ended, `notice` says so in the asker's language."""

    id: str
    conversation_id: str | None
    question: str
    language: Language
    jurisdiction: Jurisdiction | None
    as_of: date
    outcome: Outcome
    statements: list[StatementBody]
    sources: list[SourceBody]
    notice: str | None
    choices: list[ChoiceBody]
    terms: list[TermBody]
    follow_ups: list[str]
    index: dict[str, str | None]
    model: str
    timings_ms: dict[str, float]


class ProblemBody(BaseModel):
    """RFC 9457 problem details; `code` is stable, the words are not."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    code: str


class SourceList(_Body):
    """Every document that can be cited."""

    sources: list[dict[str, str | None]]


ANSWER_EXAMPLE: dict[str, Any] = {
    "id": "5f0c2a7be1d94d3c",
    "conversation_id": None,
    "question": "När får konkurrenspräglad dialog användas?",
    "language": "sv",
    "jurisdiction": "SE",
    "as_of": "2026-07-01",
    "outcome": "answered",
    "statements": [
        {
            "text": "Konkurrenspräglad dialog passar när behovet är känt men lösningen inte är det.",
            "language": "sv",
            "authority": "practice",
            "citations": [1],
        }
    ],
    "sources": [
        {
            "number": 1,
            "document_id": "konkurrenspraglad-dialog",
            "passage_id": "konkurrenspraglad-dialog#2",
            "title": "Konkurrenspräglad dialog",
            "locator": "När den passar",
            "heading_path": ["Konkurrenspräglad dialog", "När den passar"],
            "kind": "article",
            "authority": "practice",
            "jurisdiction": "SE",
            "language": "sv",
            "publisher": "Lotsen",
            "url": "https://example.org/konkurrenspraglad-dialog",
            "valid_from": None,
            "valid_to": None,
            "text_state": None,
            "checked": "2026-06-01",
            "quote": "Konkurrenspräglad dialog passar när behovet är känt men lösningen inte är det.",
        }
    ],
    "notice": None,
    "choices": [],
    "terms": [],
    "follow_ups": ["Hur går en konkurrenspräglad dialog till?"],
    "index": {"build_id": "20261122-045522-1f3a"},
    "model": "extractive",
    "timings_ms": {"total": 21.4},
}

SOURCES_EXAMPLE: dict[str, Any] = {
    "sources": [
        {
            "document_id": "konkurrenspraglad-dialog",
            "title": "Konkurrenspräglad dialog",
            "publisher": "Lotsen",
            "language": "sv",
            "jurisdiction": "SE",
            "kind": "article",
            "url": "https://example.org/konkurrenspraglad-dialog",
            "checked": "2026-06-01",
        }
    ]
}
