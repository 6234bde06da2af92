"""Orders to a machine inside a document: reported where they stand, so that a person looks before they are met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.answering.guard.orders import planted_order
from ingest.model import Heading, ParsedDocument, texts_of

_SHOWN = 80
"""Characters of an order that are shown."""


def planted_warnings(parsed: ParsedDocument, corpora: Sequence[Path]) -> list[str]:
    """Return a warning for each order, with its file and line (its heading where the file is no text)."""
    path = parsed.document.path
    return [
        f"{path}{_place(path, order, heading, corpora)}: reads as an order to a machine: {order[:_SHOWN]!r}. "
        "Answers leave the passage out; remove the words if nobody of yours wrote them."
        for order, heading in dict.fromkeys(_orders(parsed))
    ]


def _orders(parsed: ParsedDocument) -> Iterator[tuple[str, str]]:
    """Yield each order with the heading it stands under."""
    heading = parsed.document.title
    for block in parsed.blocks:
        heading = block.text if isinstance(block, Heading) else heading
        for text in texts_of(block):
            if order := planted_order(text):
                yield order, heading


def _place(path: str, order: str, heading: str, corpora: Sequence[Path]) -> str:
    for file in (corpus / path for corpus in corpora):
        if not file.is_file():
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if order.splitlines()[0][:_SHOWN] in line:
                return f", line {number}"
    return f", under {heading!r}"
