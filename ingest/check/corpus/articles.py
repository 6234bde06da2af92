"""The articles below ``methods/`` as a checker reads them: every sentence with the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final

from ingest.metadata import split_front_matter
from ingest.model import Skip
from ingest.sentences import split_units

FOLDER: Final = "methods"
LANGUAGES: Final = ("sv", "nb", "en")
"""In which every article is written."""

_HEADING = re.compile(r"(?P<marks>#{1,6}) +(?P<text>.+?)\s*$")
_ASKED = re.compile(r"<!-- ?asked:(?P<questions>.*?)-->\s*$")
_ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s+(?P<text>.+)$")
_RULE = re.compile(r"\s*\|[\s|:-]+\|\s*$")


class Place(StrEnum):
    """What a sentence stands in."""

    heading = "heading"
    text = "text"
    item = "item"
    row = "row"
    """A whole row of a table is taken for one sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text or of an item of a list, a heading, or a row of a table."""

    line: int
    """From 1."""
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Asked:
    """The comment below a heading that lists questions the section answers."""

    line: int
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    line: int
    level: int
    asked: tuple[Asked, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """All its words, its heading first."""
        return "\n".join([self.heading, *(sentence.text for sentence in self.sentences)])


@dataclass(frozen=True, slots=True)
class Article:
    """One file of ``methods/``: ``competitive-dialogue.sv.md`` tells of the method in Swedish."""

    path: str
    """Below the corpus folder."""
    method: str
    language: str
    declared: Mapping[str, object]
    unreadable: str | None
    """Why the front matter cannot be read."""
    sections: tuple[Section, ...]
    source: str
    """The whole file."""

    def line_of(self, start: str) -> int:
        """Return the first line that begins with ``start``, 1 where none does."""
        return next((at for at, line in enumerate(self.source.splitlines(), 1) if line.startswith(start)), 1)


def read_articles(corpus: Path) -> tuple[Article, ...]:
    """Return every article of a corpus folder, in the order of their paths."""
    return tuple(read_article(corpus, file) for file in sorted((corpus / FOLDER).glob("*.md")))


def read_article(corpus: Path, file: Path) -> Article:
    """Return one article; the file's name tells its method and its language."""
    source = file.read_text(encoding="utf-8")
    unreadable, declared, body = None, dict[str, object](), source
    try:
        declared, body = split_front_matter(source)
    except Skip as skip:
        unreadable = skip.reason
    method, _, language = PurePosixPath(file.name).stem.rpartition(".")
    first = source.count("\n") - body.count("\n") + 1
    sections = tuple(_sections(body.splitlines(), first))
    return Article(file.relative_to(corpus).as_posix(), method, language, declared, unreadable, sections, source)


def _sections(lines: list[str], first: int) -> Iterator[Section]:
    starts = [at for at, line in enumerate(lines) if _HEADING.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        heading = _HEADING.match(lines[start])
        assert heading
        below = [(first + at, lines[at]) for at in range(start + 1, end)]
        asked = tuple(
            Asked(at, tuple(question.strip() for question in match["questions"].split("|")))
            for at, line in below
            if (match := _ASKED.match(line))
        )
        words = [(at, "" if _ASKED.match(line) else line) for at, line in below]
        yield Section(heading["text"], first + start, len(heading["marks"]), asked, tuple(_sentences(words)))


def _sentences(lines: list[tuple[int, str]]) -> Iterator[Sentence]:
    running: list[tuple[int, str]] = []
    for at, line in [*lines, (0, "")]:
        item = _ITEM.match(line)
        if line.strip() and not item and not line.lstrip().startswith("|"):
            running.append((at, line.strip()))
            continue
        yield from _prose(running)
        running = []
        if item:
            yield from (Sentence(at, text, Place.item) for text in _split(item["text"]))
        elif line.strip() and not _RULE.match(line):
            yield Sentence(at, line.strip(), Place.row)


def _prose(lines: list[tuple[int, str]]) -> Iterator[Sentence]:
    if not lines:
        return
    text = "\n".join(line for _, line in lines)
    for span in split_units(text):
        line = lines[text[: span.start].count("\n")][0]
        yield Sentence(line, text[span.start : span.end].replace("\n", " "), Place.text)


def _split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_units(text)]
