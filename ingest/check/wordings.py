"""The acts to check against: the provisions of a folder, each with its wordings in the order of their days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.domain import Kind, Status
from ingest.check.lists import Labels, lists_of
from ingest.metadata import split_front_matter
from ingest.model import Block, Heading, ParsedDocument, RawDocument, Skip, Skipped, Table
from ingest.parse import parse
from ingest.parse.decode import decode
from ingest.read import find_documents

_OMITTED = re.compile(r"\[[^\]]{0,40}omitted\]|\A[^\n]*\((?:\w+ ledd|paragraph \w+)\)")
_REPEALED = re.compile(r"\((?:Opphevet|Upphävd|Repealed)\)|^(?:\d+ ?[a-z]? § )?har upphävts", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """What one text says a provision is."""

    begins: date
    """``date.min`` where the text has no date."""
    text: str
    lists: tuple[Labels, ...]
    repealed: bool
    excerpt: bool = False
    """Whether it stands in a file that holds some provisions of its act only."""
    cut: bool = False
    """Whether that file leaves out some of the provision itself."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """All provisions of a folder of acts."""

    provisions: dict[tuple[str, str], tuple[Wording, ...]]
    """By act and provision, oldest first."""
    whole: dict[str, date]
    """Acts of which a complete text lies here, with the day of its newest one."""
    excerpts: dict[str, date]
    """Acts of which an excerpt lies here, with the day of its newest one."""

    def of(self, act: str, provision: str) -> tuple[Wording, ...]:
        """Return the wordings of a provision, oldest first; none where it does not lie here."""
        return self.provisions.get((act, provision), ())

    def on(self, act: str, provision: str, day: date) -> Wording | None:
        """Return the wording that holds on ``day``, the newest of those that began by then."""
        return next((w for w in reversed(self.of(act, provision)) if w.begins <= day), None)

    def lacks(self, act: str, provision: str, day: date) -> bool:
        """Tell whether the act has no such provision on ``day``, as far as a complete text can say.

        An excerpt that is newer than the complete text means that the act has changed since: then nothing is said of
        the days from the excerpt on.
        """
        if act not in self.whole or self.of(act, provision):
            return False
        newer = self.excerpts.get(act, date.min)
        return not (self.whole[act] < newer <= day)


def read_wordings(folder: Path) -> Wordings:
    """Return the provisions of every act below ``folder``. Raises CorpusMissing when it does not exist."""
    found: dict[tuple[str, str], list[Wording]] = defaultdict(list)
    whole: dict[str, date] = {}
    excerpts: dict[str, date] = {}
    for parsed, excerpt in _acts(folder):
        act = parsed.document.act
        assert act is not None
        day = parsed.document.valid_from or date.min
        texts = whole if excerpt is None else excerpts
        texts[act] = max(texts.get(act, date.min), day)
        for heading, blocks in _provisions(parsed.blocks):
            assert heading.provision is not None
            found[act, heading.provision].append(_wording(heading, blocks, day, excerpt))
    ordered = {key: tuple(sorted(wordings, key=lambda w: w.begins)) for key, wordings in found.items()}
    return Wordings(ordered, whole, excerpts)


def _acts(folder: Path) -> Iterator[tuple[ParsedDocument, str | None]]:
    """Yield each act; with the text of its file where that says that it is an excerpt (``completeness``)."""
    for raw in find_documents(folder):
        if isinstance(raw, Skipped):
            continue
        try:
            documents = parse(raw)
        except Skip:
            continue
        excerpt = _excerpt(raw)
        yield from ((d, excerpt) for d in documents if d.document.kind is Kind.act and d.document.act)


def _excerpt(raw: RawDocument) -> str | None:
    if not raw.path.endswith(".md"):
        return None
    declared, body = split_front_matter(decode(raw.data))
    return body if "completeness" in declared else None


def _provisions(blocks: Iterable[Block]) -> Iterator[tuple[Heading, list[Block]]]:
    current: Heading | None = None
    below: list[Block] = []
    for block in blocks:
        if not isinstance(block, Heading):
            below.append(block)
            continue
        if current:
            yield current, below
        current, below = (block if block.provision else None), []
    if current:
        yield current, below


def _wording(heading: Heading, blocks: list[Block], day: date, excerpt: str | None) -> Wording:
    text = "\n".join([heading.text, *map(text_of, blocks)])
    return Wording(
        begins=heading.wording.valid_from or day,
        text=text,
        lists=lists_of(blocks),
        repealed=heading.wording.status is Status.repealed or bool(_REPEALED.search(text[:200])),
        excerpt=excerpt is not None,
        cut=excerpt is not None and _is_cut(heading, excerpt),
    )


def _is_cut(heading: Heading, excerpt: str) -> bool:
    """Tell whether the excerpt says that it leaves out a part: "[3–5 omitted]", "§ 2. Virkeområde (første ledd)"."""
    sections = re.split(r"(?m)^#+ ", excerpt)
    own = next((s for s in sections if heading.locator and re.match(rf"{re.escape(heading.locator)}\b", s)), "")
    return bool(_OMITTED.search(own))


def text_of(block: Block) -> str:
    """Return the words of any block; the cells of a table's row on one line."""
    return "\n".join(map(" ".join, block.rows)) if isinstance(block, Table) else block.text
