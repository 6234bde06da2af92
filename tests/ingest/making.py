"""Documents and passages for the tests of ingestion."""

from __future__ import annotations

from datetime import date

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Span
from ingest.model import Block, ParsedDocument


def a_document(name: str = "guide", **changes: object) -> Document:
    values: dict[str, object] = {
        "id": name,
        "title": "Vägledning om inköp",
        "kind": Kind.guidance,
        "authority": Authority.guidance,
        "language": Language.sv,
        "jurisdiction": Jurisdiction.SE,
        "path": f"{name}.md",
        "sha256": "0" * 64,
    }
    return Document(**(values | changes))  # type: ignore[arg-type]


def an_act(name: str, act: str = "LOU", valid_from: date | None = None, **changes: object) -> Document:
    values: dict[str, object] = {"kind": Kind.act, "authority": Authority.law, "act": act, "valid_from": valid_from}
    return a_document(name, **(values | changes))


def parsed(*blocks: Block, **changes: object) -> ParsedDocument:
    return ParsedDocument(a_document(**changes), blocks)  # type: ignore[arg-type]


def a_passage(document: Document, text: str, provision: str | None = None, part: int = 1) -> Passage:
    return Passage(
        id=f"{document.id}#{provision or 'text'}" + (f".{part}" if part > 1 else ""),
        document=document,
        position=part - 1,
        heading_path=(),
        locator=provision or document.title,
        text=text,
        units=(Span(0, len(text)),),
        provision=provision,
        valid_from=document.valid_from,
        valid_to=document.valid_to,
    )


def words(text: str) -> int:
    """Count words, for want of a model's tokens."""
    return len(text.split())
