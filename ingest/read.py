"""Finding the files of a corpus folder: what is a document, what is left out and why."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from assistant.errors import CorpusMissing
from ingest.model import RawDocument, Skipped

SUFFIXES = frozenset({".md", ".html", ".htm", ".xhtml", ".xml", ".docx", ".pdf", ".txt", ".text", ".json"})
MAX_BYTES = 20_000_000
"""No article or act comes near this; a larger file would only test the parser's limits."""

TERMS = "terms.toml"
AMOUNTS = "amounts.toml"
CONCORDANCE = "concordance.csv"
ELSEWHERE = "elsewhere.toml"
DATA_READ = frozenset({TERMS, AMOUNTS, CONCORDANCE})
"""The data files that are read: their sentences are answers."""

_BESIDE = frozenset({ELSEWHERE, "sources.toml"})
"""Data files of the corpus that are read elsewhere or not at all; like schemas they are passed over in silence."""

_ABOUT_THE_FOLDER = frozenset({"provenance", "readme", "licence", "license", "contributing", "changelog"})
_DATA = frozenset({".toml", ".jsonl", ".yaml", ".yml", ".csv", ".tsv"})


def find_documents(corpus: Path) -> Iterator[RawDocument | Skipped]:
    """Walk ``corpus`` in sorted order and yield each document's bytes, or the reason why a file is left out.

    Raises CorpusMissing when the folder does not exist; an unreadable file is Skipped, never an error.
    """
    if not corpus.is_dir():
        what = "is a file, not a folder" if corpus.exists() else "does not exist"
        raise CorpusMissing(f"The corpus folder {corpus} {what}. Give the folder that holds the documents.")
    return _walk(corpus, corpus)


def _walk(corpus: Path, folder: Path) -> Iterator[RawDocument | Skipped]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(_relative(corpus, folder), f"the folder cannot be listed: {error.strerror}")
        return
    for entry in entries:
        if entry.is_symlink() and entry.is_dir():
            yield Skipped(_relative(corpus, entry), "a link to a folder; links to folders are not followed")
        elif entry.is_dir():
            if entry.name.startswith("."):
                yield Skipped(_relative(corpus, entry), "a hidden folder")
            else:
                yield from _walk(corpus, entry)
        elif entry.name not in _BESIDE and not entry.name.endswith(".schema.json"):
            yield _read(corpus, entry)


def _read(corpus: Path, file: Path) -> RawDocument | Skipped:
    path = _relative(corpus, file)
    if reason := _reason_by_name(file):
        return Skipped(path, reason)
    try:
        if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(corpus)):
            return Skipped(path, "a link to a file outside the corpus folder")
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return Skipped(path, "not a regular file")
        if status.st_size > MAX_BYTES:
            return Skipped(path, f"{status.st_size:,} bytes; the limit is {MAX_BYTES:,}")
        return RawDocument(corpus, path, file.read_bytes())
    except OSError as error:
        return Skipped(path, f"the file cannot be read: {error.strerror}")


def _reason_by_name(file: Path) -> str | None:
    suffix = file.suffix.lower()
    if file.name in DATA_READ:
        return None
    if file.name.startswith(("_", ".")) or file.stem.lower() in _ABOUT_THE_FOLDER:
        return "describes the folder or is set aside by its name; it holds no document"
    if suffix in _DATA:
        return f"data file ({suffix.removeprefix('.')}), not a document"
    if suffix not in SUFFIXES:
        return f"no reader for {suffix or 'files without a suffix'}; readable are {', '.join(sorted(SUFFIXES))}"
    return None


def _relative(corpus: Path, file: Path) -> str:
    """Return the path below the corpus folder; bytes that are no UTF-8 become question marks, as paths are reported."""
    text = file.relative_to(corpus).as_posix()
    return os.fsencode(text).decode("utf-8", errors="replace")
