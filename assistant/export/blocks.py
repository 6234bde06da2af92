"""A conversation as blocks of text that every file format can show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.export.words import words
from assistant.tables import parts

_ITEM = re.compile(r"^(\s*)(?:[-*•–]|(\(?(?:\d{1,3}|[a-zåäöæø])[.)]))\s+(.*)$", re.IGNORECASE)
_INDENT = 2
"""Spaces that a list's inner list is set in by."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; ``level`` 1 is the document's."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: ``label`` stands before it, ``address`` after it as a link; ``style`` is text, small or quote."""

    text: str
    label: str | None = None
    style: str = "text"
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list; ``sign`` is its number or letter as written, None for a bullet."""

    text: str
    depth: int
    sign: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Item | Table


def blocks(answers: Sequence[Mapping[str, Any]], language: str, today: date) -> Iterator[Block]:
    """Yield a conversation, given as objects of ``assistant.wire``, in reading order; frame words in ``language``."""
    said = words(language)
    yield Heading(said["title"], 1)
    yield Paragraph(f"{said['saved']} {today.isoformat()}. {said['about']}", style="small")
    for answer in answers:
        yield from _answer(answer, said)


def _answer(answer: Mapping[str, Any], said: dict[str, str]) -> Iterator[Block]:
    yield Heading(answer["question"], 2)
    place = said.get(answer["jurisdiction"] or "")
    rules = said["rules"].format(date=answer["as_of"])
    yield Paragraph(f"{place} · {rules}" if place else rules, style="small")
    if answer["notice"]:
        yield Paragraph(answer["notice"])
    for statement in answer["statements"]:
        numbers = "".join(f"[{number}]" for number in statement["citations"])
        yield from _text(statement["text"], said[statement["authority"]], numbers)
    if answer["terms"]:
        yield Heading(said["terms"], 3)
        for term in answer["terms"]:
            yield Paragraph(term["definition"], label=term["label"])
    if answer["sources"]:
        yield Heading(said["sources"], 3)
        for source in answer["sources"]:
            yield from _source(source, said)
    build = answer["index"].get("build_id") or "–"
    yield Paragraph(said["build"].format(build=build, answer=answer["id"], model=answer["model"]), style="small")


def _source(source: Mapping[str, Any], said: dict[str, str]) -> Iterator[Block]:
    facts = [
        source["title"],
        source["locator"],
        said[source["authority"]],
        said.get(source["jurisdiction"] or ""),
        source["publisher"],
        source["text_state"],
        *(said[key].format(date=source[field]) for key, field in _DATES if source[field]),
    ]
    yield Paragraph(", ".join(fact for fact in facts if fact), label=f"[{source['number']}]", address=source["url"])
    yield from (Paragraph(line.strip(), style="quote") for line in source["quote"].splitlines() if line.strip())


_DATES = (("from", "valid_from"), ("until", "valid_to"), ("checked", "checked"))


def _text(text: str, label: str, numbers: str) -> Iterator[Block]:
    """Yield a statement's text, its label before the first words and its numbers after the last."""
    *before, last = list(parts(text)) or [""]
    ended = [f"{last} {numbers}"] if isinstance(last, str) else [last, numbers]
    first: str | None = label
    for part in (*before, *ended):
        if not isinstance(part, str):
            if first:
                yield Paragraph("", label=first)
                first = None
            yield Table(tuple(map(tuple, part)))
            continue
        for line in part.splitlines():
            item = None if first else _ITEM.match(line)
            if item:
                yield Item(item[3], len(item[1]) // _INDENT, item[2])
            elif line.strip():
                yield Paragraph(line.strip(), label=first)
                first = None
