"""One question, several laws: the rows of the concordance about a term or a provision, with its provisions."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain import Jurisdiction, Language, Passage, Reference
from assistant.errors import ReferenceUnknown
from assistant.law.acts import act_called
from assistant.law.annex import Annex, Row
from assistant.law.references import find_references
from assistant.law.resolve import Catalogue, resolve, with_act
from assistant.law.wordings import on_day, wordings

COLUMNS = {
    Jurisdiction.SE: ("LOU", "LUF", "LUK"),
    Jurisdiction.NO: ("FOA", "LOA"),
    Jurisdiction.EU: ("2014/24/EU",),
}
"""The concordance's columns of each jurisdiction: the names of its acts."""
_LABELS = ("label_sv", "label_nb", "label_en")
_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A provision of one side, and its text where the index has it."""

    reference: Reference
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row: what two jurisdictions say of one topic."""

    topic: str
    labels: tuple[tuple[Language, str], ...]
    sides: tuple[tuple[Jurisdiction, tuple[Cell, ...]], ...]
    relation: str
    """Seen from the Swedish rule: same, narrower, wider or none; empty where Sweden is not among the sides."""
    note: str
    checked: str


def compare(
    catalogue: Catalogue,
    annex: Annex,
    asked: str,
    jurisdictions: Sequence[Jurisdiction],
    as_of: date,
    language: Language | None = None,
) -> tuple[Comparison, ...]:
    """Return the rows about ``asked``, a term in any language or a provision, for the jurisdictions given.

    Raises ReferenceUnknown, naming near topics, where the concordance says nothing of it.
    """
    missing = [place for place in jurisdictions if place not in COLUMNS]
    if missing:
        raise ReferenceUnknown(f"The concordance covers SE, NO and EU, not {', '.join(missing)}.")
    rows = annex.concordance()
    found = _about(rows, annex, asked)
    if not found:
        near = _near(rows, asked)
        hint = f" Near: {', '.join(near)}." if near else ""
        raise ReferenceUnknown(f"The concordance says nothing of {asked!r}.{hint}", near)
    return tuple(_comparison(catalogue, row, jurisdictions, as_of, language) for row in found)


def _about(rows: Sequence[Row], annex: Annex, asked: str) -> list[Row]:
    """Return the rows that name a provision asked for; else those of a term, by its whole label before part of it."""
    references = [with_act(reference, None) for reference in find_references(asked)]
    if references:
        return [row for row in rows if any(_names(row, reference) for reference in references)]
    words = {asked.casefold().strip(), *annex.same_labels(asked.strip())}
    tests: tuple[Callable[[str], bool], ...] = (
        lambda label: label in words,
        lambda label: any(re.search(rf"(?<!\w){re.escape(word)}", label) for word in words),
    )
    for test in tests:
        if found := [row for row in rows if any(map(test, _labels(row)))]:
            return found
    return []


def _labels(row: Row) -> Iterator[str]:
    yield from (row.get(column, "").casefold() for column in ("topic", *_LABELS))
    yield row.get("topic", "").replace("-", " ").casefold()


def _names(row: Row, reference: Reference) -> bool:
    numbers = [one.provision for one in _cell_references(row, reference.act or "")]
    if reference.whole_chapter:
        return any(re.split("[:-]", number)[0] == reference.provision for number in numbers)
    return reference.provision in numbers


def _cell_references(row: Row, column: str) -> tuple[Reference, ...]:
    """Return the provisions of a cell, "6:20; 6:21" or "13-2", as references to the column's act."""
    act = act_called(column)
    numbers = [part.strip() for part in row.get(column, "").split(";") if part.strip()]
    if act is None:
        return ()
    return tuple(
        found
        for number in numbers
        for found in (
            find_references(f"{act.name} {_as_written(number, act.style)}")
            or (Reference(number, act.name, act.jurisdiction),)
        )
    )


def _as_written(number: str, style: str) -> str:
    return f"§ {number}" if style in ("hyphen", "section") else f"Article {number}" if style == "article" else number


def _comparison(
    catalogue: Catalogue, row: Row, jurisdictions: Sequence[Jurisdiction], as_of: date, language: Language | None
) -> Comparison:
    labels = [(Language(column[-2:]), row[column]) for column in _LABELS if row.get(column)]
    return Comparison(
        topic=row.get("topic", ""),
        labels=tuple(labels),
        sides=tuple((place, tuple(_cells(catalogue, row, place, as_of, language))) for place in jurisdictions),
        relation=row.get("relation", "") if Jurisdiction.SE in jurisdictions else "",
        note=row.get("note", ""),
        checked=row.get("checked", ""),
    )


def _cells(
    catalogue: Catalogue, row: Row, place: Jurisdiction, as_of: date, language: Language | None
) -> Iterator[Cell]:
    for column in COLUMNS[place]:
        for reference in _cell_references(row, column):
            found = wordings(map(catalogue.passage, resolve(catalogue, reference, None)), language)
            yield Cell(reference, on_day(found, as_of).passages if found else ())


def _near(rows: Sequence[Row], asked: str) -> tuple[str, ...]:
    labels = {label: row.get("topic", "") for row in rows for label in _labels(row)}
    close = difflib.get_close_matches(asked.casefold(), labels, n=_SUGGESTED * 2, cutoff=0.6)
    return tuple(dict.fromkeys(labels[label] for label in close))[:_SUGGESTED]
