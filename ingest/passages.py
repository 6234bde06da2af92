"""A parsed document to passages: a provision for itself, other text by its headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from assistant.domain import Document, Kind, Passage, Span, Status
from assistant.embedding.base import SpannedText
from ingest.cutting import Piece, Room, balanced, cut, shifted
from ingest.model import ParsedDocument, Wording
from ingest.sections import Section, sections
from ingest.siblings import CutSection, joined

MOST: Final = 300
"""Tokens of a passage's text."""
MOST_OF_PROVISION: Final = 440
"""Tokens of a provision's: its conditions stay together as long as the embedding model reads them."""
LONGEST_SLUG: Final = 60
"""Characters."""


def passages(parsed: ParsedDocument, count_tokens: Callable[[str], int]) -> tuple[Passage, ...]:
    """Return the document's passages in reading order, each of at most MOST (or MOST_OF_PROVISION) tokens.

    A provision never shares a passage. A list is never cut inside an item, running text never inside a sentence.
    The ids name the place in the document, so that they stay when other parts of it change.
    """
    document = parsed.document
    cut_up = [
        CutSection(
            section,
            tuple(
                cut(
                    section.blocks,
                    Room(count_tokens, _most(section.provision)),
                    complete_lists=section.provision is not None,
                )
            ),
        )
        for section in sections(parsed)
    ]
    found: list[Passage] = []
    taken: set[str] = set()
    for one in joined(cut_up, count_tokens, MOST):
        wording = one.section.wording
        place = f"{document.id}#{_unused(_slug(one.section.locator if one.section.path else ''), taken)}"
        sizes = [piece.tokens for piece in one.pieces]
        for part, run in enumerate(balanced(one.pieces, sizes, _most(one.section.provision)), start=1):
            text, units = _set(run)
            found.append(
                Passage(
                    id=place if part == 1 else f"{place}.{part}",
                    document=document,
                    position=len(found),
                    heading_path=one.section.path,
                    locator=one.section.locator,
                    text=text,
                    units=units,
                    provision=one.section.provision,
                    valid_from=_begins(document, wording),
                    valid_to=wording.valid_to or document.valid_to,
                    status=wording.status,
                    amended_by=wording.amended_by,
                    asked=_asked(document, one.section, part),
                )
            )
    return tuple(found)


def _asked(document: Document, section: Section, part: int) -> tuple[str, ...]:
    """Return the questions that a part of a section answers: its heading is one where guidance asks in headings.

    Guidance answers in its first sentences; any part of a provision may hold the case that is asked about.
    """
    if document.kind is Kind.guidance and part > 1:
        return ()
    heading = section.path[-1] if section.path and document.kind is Kind.guidance else ""
    return tuple(dict.fromkeys(([heading] if heading.endswith("?") else []) + list(section.asked)))


def _begins(document: Document, wording: Wording) -> date | None:
    """Return a provision's first day: its own, else its document's, none while nobody has set it."""
    undated = wording.status is Status.not_yet_in_force
    return wording.valid_from or (None if undated else document.valid_from)


def _most(provision: str | None) -> int:
    return MOST if provision is None else MOST_OF_PROVISION


def embedding_text(passage: Passage) -> SpannedText:
    """Return title, headings and text as one text, and the units' spans in it.

    A provision's bare number ("20 §") is written as people cite it ("6 kap. 20 §").
    """
    path = list(passage.heading_path)
    if path and passage.provision is not None and path[-1] in passage.locator:
        path[-1] = passage.locator
    head = "\n".join(filter(None, [passage.document.title, " – ".join(path)]))
    return SpannedText(f"{head}\n{passage.text}", shifted(passage.units, len(head) + 1))


def _set(pieces: Sequence[Piece]) -> tuple[str, tuple[Span, ...]]:
    """Set the pieces one after the other."""
    text = ""
    units: list[Span] = []
    for piece in pieces:
        text += piece.joint if text else ""
        units.extend(shifted(piece.units, len(text)))
        text += piece.text
    return text, tuple(units)


def _slug(locator: str) -> str:
    """Return the locator as an id: "6 kap. 5 §" is "6-kap-5"; text before any heading is "text"."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", locator).lower())
    return "-".join(words)[:LONGEST_SLUG].strip("-") or "text"


def _unused(slug: str, taken: set[str]) -> str:
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    taken.add(candidate)
    return candidate
