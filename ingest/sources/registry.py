"""``sources.toml``: which official texts there are, who publishes them, where, in which format and on which terms."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.domain import Jurisdiction, Kind, Language
from assistant.errors import SettingsError, SourceRefused
from assistant.settings import Settings
from ingest.sources.addresses import checked

FILE = "sources.toml"

SourceId = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=60)]
PageId = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$", max_length=130)]
"""A source's id; a page of a list has the list's id, a slash and a name of its own."""


class Format(StrEnum):
    """How a publisher gives out a text; each has a reader in ``publishers/``."""

    riksdagen_text = "riksdagen-text"
    government_json = "government-json"
    lovdata_archive = "lovdata-archive"
    cellar_xhtml = "cellar-xhtml"
    lex_dania_xml = "lex-dania-xml"
    akoma_ntoso_xml = "akoma-ntoso-xml"
    html_page = "html-page"
    html_pages = "html-pages"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Publisher(_Entry):
    """Who publishes texts, and on which terms."""

    name: str
    hosts: tuple[str, ...] = Field(min_length=1, description="The only hosts that are asked for its texts.")
    licence: str
    terms: str = Field(description="Where the licence is stated, or what is known of it.")
    delay_seconds: float = Field(1.0, ge=0.5, le=60, description="Between two questions to one host.")


class Source(_Entry):
    """One official text, or one list of guidance pages."""

    id: PageId
    title: str
    publisher: str
    format: Format
    address: str = Field(description="What is asked. For html-pages: the sitemap, or empty.")
    page: str | None = Field(None, description="Where a person reads the text.")
    kind: Kind = Kind.act
    act: str | None = Field(None, description="The short name by which the act is cited.")
    number: str | None = Field(None, description="The official number: SFS, datokode, CELEX, ELI or Finlex number.")
    language: Language
    jurisdiction: Jurisdiction
    enabled: bool = Field(True, description="Whether `lotsen sources sync` without names asks for it.")
    confirmed: bool = Field(True, description="Whether number and address were found in an independent source.")
    note: str | None = Field(None, description="Why it is not confirmed or not enabled.")
    member: str | None = Field(None, pattern=r"^[a-z]{2}-\d{8}-\d{3,4}\.xml$", description="Its file in an archive.")
    newest: str | None = Field(None, pattern=r"^0\d{4}[A-Z]\d{4}-\d{8}$", description="Newest consolidation known.")
    instead_of: SourceId | None = Field(None, description="Another source of the same text, which comes first.")
    addresses: tuple[str, ...] = Field((), description="For html-pages: the pages.")
    below: tuple[str, ...] = Field((), description="For html-pages: which addresses of the sitemap are pages.")
    most: int = Field(200, ge=1, le=5_000, description="For html-pages: how many pages at most.")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        needs = {Format.lovdata_archive: "member", Format.cellar_xhtml: "newest", Format.government_json: "number"}
        if (needed := needs.get(self.format)) and getattr(self, needed) is None:
            raise ValueError(f"a source of format {self.format} needs `{needed}`")
        if self.kind is Kind.act and self.act is None:
            raise ValueError("an act needs `act`, the short name it is cited by")
        if not (self.confirmed and self.enabled) and not self.note:
            raise ValueError("a source that is not confirmed or not enabled needs a `note` that says why")
        return self


class Registry(_Entry):
    """The whole of sources.toml."""

    checked: date = Field(description="When addresses and numbers were last checked.")
    publisher: dict[SourceId, Publisher]
    source: tuple[Source, ...]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [source.id for source in self.source]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise ValueError(f"two sources have the id {', '.join(twice)}")
        for source in self.source:
            if source.publisher not in self.publisher:
                raise ValueError(f"{source.id}: there is no publisher {source.publisher!r}")
            if source.instead_of and source.instead_of not in ids:
                raise ValueError(f"{source.id}: there is no source {source.instead_of!r} to stand in for")
            hosts = self.publisher[source.publisher].hosts
            for address in filter(None, (source.address, *source.addresses, *source.below)):
                try:
                    checked(address, hosts)
                except SourceRefused as error:
                    raise ValueError(f"{source.id}: {error}") from error
        return self

    def named(self, names: Iterable[str]) -> tuple[Source, ...]:
        """Return the sources with these ids; all enabled ones where no name is given. Raises SettingsError."""
        wanted = list(names)
        known = {source.id: source for source in self.source}
        if unknown := [name for name in wanted if name not in known]:
            raise SettingsError(f"There is no source {', '.join(unknown)}. Sources are: {', '.join(sorted(known))}.")
        return tuple(known[name] for name in wanted) or tuple(one for one in self.source if one.enabled)


def load_registry(files: Iterable[Path]) -> Registry:
    """Return the sources of all files that exist, taken together: the shipped ones and an organisation's own.

    Raises SettingsError with the file and what is wrong in it.
    """
    whole: dict[str, Any] = {"publisher": {}, "source": []}
    for file in (file for file in files if file.is_file()):
        try:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
            publishers, entries = values.pop("publisher", {}), values.pop("source", [])
            whole = {
                **whole,
                **values,
                "publisher": whole["publisher"] | publishers,
                "source": [*whole["source"], *entries],
            }
            registry = Registry(**whole)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"The list of sources {file} cannot be read: {error}.") from error
        except ValidationError as error:
            problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:5])
            raise SettingsError(f"The list of sources {file} cannot be used: {problems}.") from error
    if not whole["source"]:
        raise SettingsError(f"There is no {FILE} with sources in the shipped corpus. Install Lotsen again.")
    return registry


def registry_files(settings: Settings, shipped: Path) -> list[Path]:
    """Return the lists of sources: the one of the shipped corpus, and one beside an organisation's own documents."""
    own = [settings.corpus_extra] if settings.corpus_extra else []
    return [folder / FILE for folder in (shipped, *own)]


def page_slug(address: str) -> str:
    """Return a name for a page from its path: letters, digits and hyphens, at most 60 signs."""
    path = re.sub(r"^https://[^/]+", "", address.lower())
    slug = re.sub(r"[^a-z0-9]+", "-", path).strip("-") or "index"
    if len(slug) <= 60:
        return slug
    return f"{slug[:50].strip('-')}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"
