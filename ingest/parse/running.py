"""Running text that elements interrupt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.model import Paragraph
from ingest.parse.clean import one_line


def paragraph(running: Iterable[str]) -> Iterator[Paragraph]:
    """Yield the pieces of text so far as a paragraph, nothing where they are blank."""
    if text := one_line("".join(running)):
        yield Paragraph(text)
