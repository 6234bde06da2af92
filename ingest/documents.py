"""The first two stages of a build: files to parsed documents, each document once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from ingest.model import ParsedDocument, RawDocument, Skip, Skipped
from ingest.progress import Advance
from ingest.read import find_documents


class Parser(Protocol):
    """What turns a file into documents: one file may hold several acts."""

    def parse(self, raw: RawDocument) -> tuple[ParsedDocument, ...]:
        """Return the file's documents. Raises Skip."""


def parsed_documents(corpora: Sequence[Path], parser: Parser, advance: Advance) -> Iterator[ParsedDocument | Skipped]:
    """Yield every document below the corpus folders, in order, and what was left out with its reason.

    Of byte-identical files the first counts, of documents with one id too. Raises CorpusMissing.
    """
    files: dict[str, str] = {}
    ids: dict[str, str] = {}
    for raw in (found for corpus in corpora for found in find_documents(corpus)):
        if isinstance(raw, Skipped):
            yield raw
            continue
        digest = hashlib.sha256(raw.data).hexdigest()
        if digest in files:
            yield Skipped(raw.path, f"the same file as {files[digest]}")
            continue
        files[digest] = raw.path
        try:
            found_in_file = parser.parse(raw)
        except Skip as skip:
            yield Skipped(raw.path, skip.reason)
            continue
        for parsed in found_in_file:
            if (name := parsed.document.id) in ids:
                yield Skipped(raw.path, f"its id {name!r} is already that of {ids[name]}; give one of them another id")
            else:
                ids[name] = raw.path
                yield parsed
        advance(1)
