"""The snapshots as a corpus: which of them a build reads, and what it knows of them besides their words."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from assistant.domain import Authority, Document, Kind, Language
from assistant.settings import Settings
from ingest.documents import Parser
from ingest.model import ParsedDocument, RawDocument
from ingest.sources.registry import Format, Publisher, Registry, Source, load_registry, registry_files
from ingest.sources.store import Snapshot, Store

_AS_PUBLISHED: Final = {
    Language.sv: "enligt utgivaren den {day}",
    Language.nb: "slik utgiveren viser den {day}",
    Language.nn: "slik utgjevaren viser ho {day}",
    Language.da: "som udgiveren viser den {day}",
    Language.fi: "julkaisijan mukaan {day}",
    Language.en: "as published on {day}",
}


@dataclass(frozen=True, slots=True)
class Official:
    """One snapshot that a build reads."""

    source: Source
    publisher: Publisher
    snapshot: Snapshot
    valid_from: date | None
    """From which day the wording holds as far as the snapshots tell; None for the first one."""
    valid_to: date | None
    """The day before the next snapshot's wording."""

    @property
    def path(self) -> str:
        """Where it lies in the store, and in the build's copy."""
        return f"{self.source.id}/{self.snapshot.day.isoformat()}/{self.snapshot.file}"


def officials(registry: Registry, store: Store) -> list[Official]:
    """Return what a build reads: every snapshot of an act, so that history is kept, and the newest of other texts.

    A source that stands in for another is left out where the other has a snapshot.
    """
    found: list[Official] = []
    for source in registry.source:
        if source.instead_of and store.newest(source.instead_of):
            continue
        texts = [source]
        if source.format is Format.html_pages:
            one = {"format": Format.html_page, "addresses": (), "below": ()}
            texts = [source.model_copy(update={**one, "id": page}) for page in store.pages(source.id)]
        for text in texts:
            found += _of_source(text, registry.publisher[text.publisher], store.snapshots(text.id))
    return found


def _of_source(source: Source, publisher: Publisher, snapshots: list[Snapshot]) -> list[Official]:
    if source.kind is not Kind.act:
        return [Official(source, publisher, one, None, None) for one in snapshots[-1:]]
    begins: list[date | None] = []
    for snapshot in snapshots:
        begins.append(_begins(snapshot, begins[-1]) if begins else snapshot.valid_from)
    ends = [day - timedelta(days=1) if day else None for day in begins[1:]]
    days = zip(begins, [*ends, None], strict=True) if begins else ()
    return [Official(source, publisher, one, *held) for one, held in zip(snapshots, days, strict=True)]


def _begins(snapshot: Snapshot, before: date | None) -> date:
    """Return the first day of a text that follows another: the publisher's if it is later, else the day we saw it."""
    own = snapshot.valid_from
    return own if own and (before is None or own > before) else snapshot.day


@contextmanager
def official_texts(settings: Settings, shipped: Path) -> Iterator[OfficialTexts | None]:
    """Copy the texts that a build reads into a folder that lives as long as the context; None if there are none.

    Raises SettingsError for a list of sources that cannot be used.
    """
    store = Store(settings.sources_folder)
    if not store.folder.is_dir():
        yield None
        return
    found = officials(load_registry(registry_files(settings, shipped)), store)
    if not found:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="lotsen-official-") as name:
        for official in found:
            target = Path(name) / official.path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(store.path(official.snapshot), target)
        yield OfficialTexts(Path(name), tuple(found))


@dataclass(frozen=True, slots=True)
class OfficialTexts:
    """The official texts as a corpus folder."""

    folder: Path
    found: tuple[Official, ...]

    def parser(self, parser: Parser) -> Parser:
        """Return ``parser`` with what sources and snapshots tell of the texts in the folder."""
        return OfficialParser(parser, self)


class OfficialParser:
    """A parser that adds to the texts of one corpus folder what their sources and snapshots tell."""

    def __init__(self, parser: Parser, texts: OfficialTexts) -> None:
        self._parser = parser
        self._folder = texts.folder
        self._found = {one.path: one for one in texts.found}

    def parse(self, raw: RawDocument) -> tuple[ParsedDocument, ...]:
        """Return the file's documents. Raises Skip."""
        documents = self._parser.parse(raw)
        if raw.corpus != self._folder or (official := self._found.get(raw.path)) is None:
            return documents
        return tuple(replace(parsed, document=_described(parsed.document, official)) for parsed in documents)


def _described(document: Document, official: Official) -> Document:
    """Return the document with what its source says; except for its days, what the text says of itself comes first."""
    source, snapshot = official.source, official.snapshot
    state = _AS_PUBLISHED[source.language].format(day=snapshot.day.isoformat())
    told = replace(
        document,
        publisher=document.publisher or official.publisher.name,
        licence=document.licence or official.publisher.licence,
        url=document.url or source.page or source.address,
        jurisdiction=document.jurisdiction or source.jurisdiction,
        checked=snapshot.day,
        text_state=document.text_state or state,
        valid_from=official.valid_from or document.valid_from,
        valid_to=document.valid_to or official.valid_to,
    )
    if source.kind is Kind.act:
        return replace(told, act=source.act, title=document.title or source.title)
    authority = Authority.guidance if source.kind is Kind.guidance else document.authority
    return replace(told, kind=source.kind, authority=authority, language=source.language)
