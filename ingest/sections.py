"""Blocks in reading order to sections: what stands under one heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.model import UNSAID, Block, Heading, Paragraph, ParsedDocument, Wording


@dataclass(frozen=True, slots=True)
class Section:
    """A heading's path (without the document's title) and the blocks up to the next heading."""

    path: tuple[str, ...]
    locator: str
    provision: str | None = None
    wording: Wording = UNSAID
    asked: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = field(default=())

    @property
    def heading(self) -> str:
        """The nearest heading, or the document's title."""
        return self.path[-1] if self.path else self.locator


def headed(blocks: Sequence[Block]) -> Iterator[tuple[int, Heading, Sequence[Block]]]:
    """Yield each heading's place, the heading, and the blocks up to the next one."""
    places = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    for place, end in pairwise([*places, len(blocks)]):
        heading = blocks[place]
        assert isinstance(heading, Heading)
        yield place, heading, blocks[place + 1 : end]


def sections(parsed: ParsedDocument) -> Iterator[Section]:
    """Yield the sections that have text, in reading order.

    A provision without text says what it has to say in its heading ("§ 5. (Opphevet)"): that becomes its text.
    """
    title = parsed.document.title
    trail: list[Heading] = []
    current = Section((), title)
    blocks: list[Block] = []
    for block in parsed.blocks:
        if not isinstance(block, Heading):
            blocks.append(block)
            continue
        yield from _closed(current, blocks)
        blocks = []
        while trail and trail[-1].level >= block.level:
            trail.pop()
        if not _same(block.text, title):
            trail.append(block)
        path = tuple(heading.text for heading in trail)
        locator = block.locator or (block.text if path else title)
        current = Section(path, locator, block.provision, block.wording, block.asked)
    yield from _closed(current, blocks)


def _closed(section: Section, blocks: list[Block]) -> Iterator[Section]:
    if blocks:
        yield replace(section, blocks=tuple(blocks))
    elif section.provision is not None:
        yield replace(section, blocks=(Paragraph(section.heading),))


def _same(heading: str, title: str) -> bool:
    return " ".join(heading.split()).casefold() == " ".join(title.split()).casefold()
