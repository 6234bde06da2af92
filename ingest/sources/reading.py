"""Reading what came with the parsers of a build, before it is kept: is it the act that was asked for, and all of it?"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from assistant.domain import Document, Kind, Language
from assistant.errors import SourceDamaged
from ingest.documents import Parser
from ingest.model import ParsedDocument, RawDocument, Skip
from ingest.sources.changes import Content, content_of
from ingest.sources.registry import Source
from ingest.sources.store import Snapshot, Store

LEAST_LEFT: Final = 0.7
"""Share of the last snapshot's provisions that a new text must have; plain text cannot show that it was cut off."""

_NORWEGIAN_OR_DANISH: Final = frozenset({Language.nb, Language.nn, Language.da})


def read(source: Source, file: str, data: bytes, parser: Parser) -> tuple[ParsedDocument, ...]:
    """Return the documents of a text. Raises SourceDamaged if it is unreadable or not the act that was asked for."""
    try:
        documents = parser.parse(RawDocument(Path(), f"{source.id}/{file}", data))
    except Skip as skip:
        raise SourceDamaged(f"What came cannot be read: {skip.reason}.") from skip
    if source.kind is Kind.act:
        if not content_of(documents).provisions:
            raise SourceDamaged("What came has no provision.")
        for parsed in documents:
            _check_identity(source, parsed.document)
    return documents


def content_of_last(source: Source, last: Snapshot | None, store: Store, parser: Parser) -> Content | None:
    """Return what the last snapshot says; None without one, and where the parsers of today read it otherwise."""
    data = store.data(last) if last else None
    if last is None or data is None:
        return None
    try:
        return content_of(read(source, last.file, data, parser))
    except SourceDamaged:
        return None


def refuse_shrunk(source: Source, before: Content, after: Content) -> None:
    """Raise SourceDamaged when a text lost so many provisions that it was probably cut off."""
    had, has = len(before.provisions), len(after.provisions)
    if has < LEAST_LEFT * had:
        raise SourceDamaged(
            f"The text has {has} provisions and had {had}: it was probably cut off. If the act really shrank: "
            f"lotsen sources sync {source.id} --accept {source.id}."
        )


def is_of(source: Source, document: Document) -> bool:
    """Tell whether a document is the act of ``source``, by its short name or its number."""
    names = {str(name).casefold() for name in (source.act, source.number)}
    return document.act is None or document.act.casefold() in names


def _check_identity(source: Source, found: Document) -> None:
    if not is_of(source, found):
        raise SourceDamaged(f"{source.act} was asked for and {found.act} came.")
    if not (found.language is source.language or {found.language, source.language} <= _NORWEGIAN_OR_DANISH):
        raise SourceDamaged(f"The text was asked for in {source.language} and came in {found.language}.")
