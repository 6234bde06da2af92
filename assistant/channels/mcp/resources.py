"""The sources as resources: the list of all documents, and each document with its passages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote, unquote

from assistant.channels.common.ports import LiveIndex
from assistant.channels.mcp.texts import document_text
from assistant.domain import Document

CATALOGUE = "lotsen://documents"
TEMPLATE = f"{CATALOGUE}/{{document_id}}"


def documents(live: LiveIndex) -> Sequence[Document]:
    """Return every document that can be cited, by title. Raises IndexUnusable."""
    with live.lease() as index:
        return sorted(index.catalogue.documents(), key=lambda document: (document.title.casefold(), document.id))


def address(document: Document) -> str:
    """Return a document's resource address."""
    return f"{CATALOGUE}/{quote(document.id, safe='')}"


def catalogue_json(live: LiveIndex) -> str:
    """Return the list of all documents as JSON. Raises IndexUnusable."""
    rows = [
        {
            "uri": address(document),
            "title": document.title,
            "kind": document.kind,
            "jurisdiction": document.jurisdiction,
            "language": document.language,
            "publisher": document.publisher,
            "url": document.url,
            "checked": document.checked.isoformat() if document.checked else None,
        }
        for document in documents(live)
    ]
    return json.dumps({"documents": rows}, ensure_ascii=False)


def document_markdown(live: LiveIndex, uri: str) -> str | None:
    """Return the document at a resource address, None where there is none. Raises IndexUnusable."""
    document_id = unquote(uri.removeprefix(f"{CATALOGUE}/"))
    with live.lease() as index:
        numbers = index.catalogue.numbers_of(document_id)
        if not numbers:
            return None
        passages = [index.catalogue.passage(number) for number in numbers]
        return document_text(passages[0].document, passages)
