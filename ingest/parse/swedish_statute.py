"""A Swedish statute's plain text and what its publisher says of it, as a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.domain import Authority
from ingest.acts import swedish_act
from ingest.metadata import describe
from ingest.model import Heading, ParsedDocument, RawDocument, Skip
from ingest.parse.account import remainder
from ingest.parse.clean import one_line
from ingest.parse.swedish_days import MARKER, days_of_amendments, with_days
from ingest.parse.swedish_text import swedish_text_blocks


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute as its publisher hands it over."""

    number: str
    """Its SFS number: "2016:1145"."""
    title: str
    text: str
    first_day: date | None
    """On which it came into force, where the publisher says so."""
    repealed: date | None
    """The first day on which it holds no longer."""
    in_force: Mapping[str, date]
    """By the number of an amending act the day it came into force, where the publisher says so."""
    amended_to: str
    """Up to which amending act the text goes: "t.o.m. SFS 2025:730"."""
    issued: date | None
    written: date | None
    """When the publisher wrote this text down."""


def statute_document(raw: RawDocument, statute: Statute, *, several: bool = False) -> ParsedDocument:
    """Return the document; each § has the days it holds and the act that amended it last.

    ``several`` says that the file holds more than this statute. Raises Skip where no § is found.
    """
    if (act := swedish_act(statute.number)) is None:
        raise Skip(f"{statute.number!r} is no SFS number in the form 2016:1145")
    blocks = swedish_text_blocks(statute.text)
    if not any(isinstance(block, Heading) and block.provision for block in blocks):
        raise Skip(f"SFS {statute.number}: no § was found in its text")
    # What a transitional provision says is exact for acts in stages; the register has one day for each.
    in_force = {**statute.in_force, **days_of_amendments(blocks)}
    blocks = with_days(blocks, statute.first_day or in_force.get(statute.number), in_force)
    declared: dict[str, object] = {"beteckning": statute.number}
    if statute.title.startswith("Förordning"):
        declared["authority"] = Authority.regulation.value
    for key, value in (
        ("valid_from", _wording_day(statute, in_force)),
        ("valid_to", statute.repealed - timedelta(days=1) if statute.repealed else None),
        ("published", statute.issued),
    ):
        declared |= {key: value.isoformat()} if value else {}
    declared |= {"text_state": f"lydelse {one_line(statute.amended_to)}"} if statute.amended_to else {}
    title = one_line(statute.title)
    document = describe(raw, declared, title=title, body=statute.text, act=act if several else None)
    left = remainder(MARKER.sub("", statute.text), blocks)
    return ParsedDocument(document, (Heading(document.title, 1), *blocks), left)


def _wording_day(statute: Statute, in_force: Mapping[str, date]) -> date | None:
    """Return the day of the last amendment that was in force when the text was written down."""
    days = [day for day in in_force.values() if statute.written is None or day <= statute.written]
    return max([*days, *([statute.first_day] if statute.first_day else [])], default=None)
