"""What the model is tuned on: sections of the corpus, each with the questions it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain import Jurisdiction, Kind, Passage
from ingest.digests import with_provisions, without_superseded
from ingest.documents import Parser, parsed_documents
from ingest.model import Skipped
from ingest.passages import embedding_text, passages
from ingest.progress import Advance
from ingest.unchanged import without_repetition


@dataclass(frozen=True, slots=True)
class Section:
    """The passages of one document that answer the same questions."""

    jurisdiction: Jurisdiction | None
    asked: tuple[str, ...]
    texts: tuple[str, ...]
    """Title, headings and words of each passage, as they are embedded."""


def read_sections(
    corpora: Sequence[Path], parser: Parser, count_tokens: Callable[[str], int], advance: Advance
) -> list[Section]:
    """Read the sections of corpus folders the way ``lotsen build`` does, in reading order. Raises CorpusMissing."""
    found: list[Passage] = []
    for one in parsed_documents(corpora, parser, advance):
        if not isinstance(one, Skipped):
            found.extend(passages(with_provisions(one), count_tokens))
    return sections_of(without_superseded(without_repetition(found)))


def sections_of(found: Iterable[Passage]) -> list[Section]:
    """Join the passages that one section was cut into. Rows of data files are left out: they are looked up by name."""
    joined: dict[tuple[str, tuple[str, ...] | str], list[Passage]] = {}
    for passage in found:
        if passage.document.kind is not Kind.data:
            joined.setdefault((passage.document.id, passage.asked or passage.id), []).append(passage)
    return [
        Section(parts[0].document.jurisdiction, parts[0].asked, tuple(embedding_text(part).text for part in parts))
        for parts in joined.values()
    ]
