"""The typed values of ingestion: a file as found, a document as parsed, and the two families of failure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.domain import Document, Status


class Skip(Exception):
    """This file cannot become a document; the reason goes into the build report and the build goes on."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as found below a corpus folder."""

    corpus: Path
    path: str
    """Relative to the corpus folder, with forward slashes."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Wording:
    """What an act says of one wording of a provision: the days it holds, its force, and the act that made it."""

    valid_from: date | None = None
    """None means: as long as the document says of itself."""
    valid_to: date | None = None
    """The last day."""
    status: Status | None = None
    amended_by: str | None = None
    """As printed: "Lag (2021:1110)", "forskrift 14 mars 2024 nr. 449"."""


UNSAID = Wording()
"""The wording of a provision of which the act says nothing, and of what is no provision."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. ``provision`` is set when it opens a § or an article: then its text up to the next heading is one."""

    text: str
    level: int
    """1 is the document's title."""
    provision: str | None = None
    locator: str | None = None
    """How the provision is cited: "6 kap. 5 §"."""
    wording: Wording = UNSAID
    asked: tuple[str, ...] = ()
    """Questions that the text below answers, in words people ask with; never shown or quoted."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list, with its own marker ("-", "1.", "a)")."""

    text: str
    marker: str = "-"
    level: int = 0
    """Nesting depth from 0."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row is the header where the source had one."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | ListItem | Table


def texts_of(block: Block) -> tuple[str, ...]:
    """Return what a block says: a table row by row, everything else as one text."""
    return tuple(" ".join(row) for row in block.rows) if isinstance(block, Table) else (block.text,)


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document's description and its blocks in reading order."""

    document: Document
    blocks: tuple[Block, ...]
    remainder: tuple[str, ...] = ()
    """The parts of an act's text that stand in no block, in order: to be reported, never dropped in silence."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left out of a build."""

    path: str
    reason: str
