"""A conversation as blocks of text that every file format can show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.export.words import words

_ROW = re.compile(r"^\s*\|(.*)\|\s*$")
_RULE = re.compile(r"^\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
_ITEM = re.compile(r"^(\s*)(?:[-*•–]|(\(?(?:\d{1,3}|[a-zåäöæø])[.)]))\s+(.*)$", re.IGNORECASE)
_CELL = re.compile(r"(?<!\\)\|")
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
    lines = text.splitlines() or [""]
    if _ROW.match(lines[-1]):
        lines.append(numbers)
    else:
        lines[-1] = f"{lines[-1]} {numbers}"
    rows: list[tuple[str, ...]] = []
    first: str | None = label
    for line in lines:
        if row := _ROW.match(line):
            if first:
                yield Paragraph("", label=first)
                first = None
            if not _RULE.match(line):
                rows.append(tuple(cell.replace("\\|", "|").strip() for cell in _CELL.split(row[1])))
            continue
        if rows:
            yield Table(tuple(rows))
            rows = []
        item = _ITEM.match(line)
        if item and first is None:
            yield Item(item[3], len(item[1]) // _INDENT, item[2])
        elif line.strip():
            yield Paragraph(line.strip(), label=first)
            first = None
