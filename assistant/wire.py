"""The object of ``/api/chat`` and ``lotsen ask --json``: the contract others build on, made from an Answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.domain import Answer, Hit, Source, Statement


def answer_object(answer: Answer) -> dict[str, Any]:
    """Return the answer as JSON-ready values; keys and their order are the contract of docs/http-api.md."""
    return {
        "id": answer.id,
        "conversation_id": answer.question.conversation_id,
        "question": answer.question.text,
        "language": str(answer.language),
        "jurisdiction": answer.jurisdiction and str(answer.jurisdiction),
        "as_of": answer.as_of.isoformat(),
        "outcome": str(answer.outcome),
        "statements": [statement_object(statement) for statement in answer.statements],
        "sources": [source_object(source) for source in answer.sources],
        "notice": answer.notice,
        "choices": [{"label": choice.label, "value": choice.value} for choice in answer.choices],
        "terms": [{"label": term.label, "definition": term.definition} for term in answer.terms],
        "follow_ups": list(answer.follow_ups),
        "index": {"build_id": answer.build_id},
        "model": answer.model,
        "timings_ms": answer.timings_ms,
    }


def statement_object(statement: Statement) -> dict[str, Any]:
    """Return one statement as JSON-ready values."""
    return {
        "text": statement.text,
        "language": str(statement.language),
        "authority": str(statement.authority),
        "citations": list(statement.citations),
    }


def source_object(source: Source) -> dict[str, Any]:
    """Return one source as JSON-ready values, the words quoted from it included."""
    passage, document = source.passage, source.passage.document
    return {
        "number": source.number,
        "document_id": document.id,
        "passage_id": passage.id,
        "title": document.title,
        "locator": passage.locator,
        "heading_path": list(passage.heading_path),
        "kind": str(document.kind),
        "authority": str(document.authority),
        "jurisdiction": document.jurisdiction and str(document.jurisdiction),
        "language": str(document.language),
        "publisher": document.publisher,
        "url": document.url,
        "valid_from": _day(passage.valid_from),
        "valid_to": _day(passage.valid_to),
        "text_state": document.text_state,
        "checked": _day(document.checked),
        "quote": source.quote,
    }


def hit_object(rank: int, hit: Hit) -> dict[str, Any]:
    """Return one hit of ``lotsen search --json``."""
    passage, document = hit.passage, hit.passage.document
    return {
        "rank": rank,
        "score": round(hit.score, 4),
        "passage_id": passage.id,
        "document_id": document.id,
        "title": document.title,
        "locator": passage.locator,
        "url": document.url,
        "kind": str(document.kind),
        "jurisdiction": document.jurisdiction and str(document.jurisdiction),
        "language": str(document.language),
        "text": passage.text,
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
