"""The documents that the corpus' own data files become: terms, amounts and the concordance."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language
from ingest.model import Block, Heading, ParsedDocument, RawDocument


def data_document(
    raw: RawDocument,
    name: str,
    title: str,
    language: Language,
    blocks: Iterable[Block],
    *,
    authority: Authority = Authority.guidance,
    jurisdiction: Jurisdiction | None = None,
    url: str | None = None,
    checked: date | None = None,
) -> ParsedDocument:
    """Return a document of our own with the id ``name`` and the blocks below its title."""
    document = Document(
        id=name,
        title=title,
        kind=Kind.data,
        authority=authority,
        language=language,
        jurisdiction=jurisdiction,
        path=raw.path,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        publisher="Lotsen",
        url=url,
        licence="CC-BY-4.0",
        checked=checked,
    )
    return ParsedDocument(document, (Heading(title, 1), *blocks))
