"""The concordance (``concordance.csv``) as documents: for each language, one sentence a row, by topic.

A row says which provisions of the Swedish, the Norwegian and the EU acts speak of the same thing, and how the Norwegian
rule (the EU's where Norway has none) stands to the Swedish one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from assistant.domain import Language
from assistant.law.acts import act_called
from ingest.model import Block, Heading, Paragraph, ParsedDocument, RawDocument, Skip
from ingest.parse.data_document import data_document

ACTS = ("LOU", "FOA", "LOA", "2014/24/EU", "LUF", "LUK")
COLUMNS = ("topic", "label_sv", "label_nb", "label_en", *ACTS, "relation", "note", "checked")


class Relation(StrEnum):
    """How the other rule stands to the Swedish one."""

    same = "same"
    narrower = "narrower"
    """It covers, allows or demands less than the Swedish one."""
    wider = "wider"
    """It covers, allows or demands more."""
    none = "none"
    """One of the two has no such rule."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the concordance."""

    line: int
    """In the file, from 1."""
    topic: str
    label: dict[Language, str]
    provisions: dict[str, tuple[str, ...]]
    """By act, in the order of ACTS; acts without a counterpart are left out."""
    relation: Relation
    note: str
    """What differs, in one English sentence; may be empty where nothing does."""
    checked: date


_TITLE = {
    Language.sv: "Jämförelse av upphandlingsreglerna i Sverige, Norge och EU",
    Language.nb: "Sammenligning av anskaffelsesreglene i Sverige, Norge og EU",
    Language.en: "Comparison of the procurement rules of Sweden, Norway and the EU",
}
_HEADING = {
    Language.sv: "Hur jämför sig Sverige, Norge och EU: {}?",
    Language.nb: "Hvordan er Sverige, Norge og EU sammenlignet: {}?",
    Language.en: "How do Sweden, Norway and the EU compare: {}?",
}
_RELATION = {
    Language.sv: {
        Relation.same: "reglerna är i huvudsak desamma",
        Relation.narrower: "den andra regeln är snävare än den svenska",
        Relation.wider: "den andra regeln är vidare än den svenska",
        Relation.none: "motsvarighet saknas",
    },
    Language.nb: {
        Relation.same: "reglene er i hovedsak de samme",
        Relation.narrower: "den andre regelen er snevrere enn den svenske",
        Relation.wider: "den andre regelen er videre enn den svenske",
        Relation.none: "motstykke mangler",
    },
    Language.en: {
        Relation.same: "the rules are essentially the same",
        Relation.narrower: "the other rule is narrower than the Swedish one",
        Relation.wider: "the other rule is wider than the Swedish one",
        Relation.none: "there is no counterpart",
    },
}


def read_concordance(text: str) -> tuple[Row, ...]:
    """Return the rows of a file. Raises Skip naming the line that is not as it should be."""
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise Skip(f"the columns of the concordance should be {','.join(COLUMNS)}")
    rows = []
    for entry in reader:
        try:
            rows.append(_row(entry, reader.line_num))
        except (ValueError, AttributeError, TypeError) as error:
            raise Skip(f"the concordance cannot be read in line {reader.line_num}: {error}") from error
    return tuple(rows)


def parse_concordance(raw: RawDocument, text: str) -> tuple[ParsedDocument, ...]:
    """Return a document for each language. Raises Skip when the file is not as it should be."""
    rows = read_concordance(text)
    return tuple(_document(raw, rows, language) for language in _TITLE)


def _row(entry: dict[str, str], line: int) -> Row:
    cells = {act: tuple(filter(None, (cell.strip() for cell in entry[act].split(";")))) for act in ACTS}
    return Row(
        line=line,
        topic=entry["topic"],
        label={language: entry[f"label_{language}"] for language in _TITLE},
        provisions={act: provisions for act, provisions in cells.items() if provisions},
        relation=Relation(entry["relation"]),
        note=entry["note"],
        checked=date.fromisoformat(entry["checked"]),
    )


def _document(raw: RawDocument, rows: Iterable[Row], language: Language) -> ParsedDocument:
    checked = min((row.checked for row in rows), default=None)
    return data_document(
        raw, f"concordance-{language}", _TITLE[language], language, _blocks(rows, language), checked=checked
    )


def _blocks(rows: Iterable[Row], language: Language) -> Iterator[Block]:
    for _, group in groupby(rows, key=lambda row: row.topic):
        together = list(group)
        yield Heading(_HEADING[language].format(", ".join(row.label[language] for row in together[:3])), 2)
        yield from (Paragraph(_sentence(row, language)) for row in together)


def _sentence(row: Row, language: Language) -> str:
    places = "; ".join(f"{act} {_cited(act, numbers, language)}" for act, numbers in row.provisions.items())
    label = row.label[language]
    said = f"{label[:1].upper()}{label[1:]}: {places}; {_RELATION[language][row.relation]}"
    # The notes are English: a sentence in two languages would be quoted as one.
    return f"{said} ({row.note.removesuffix('.')})." if row.note and language is Language.en else f"{said}."


def _cited(name: str, provisions: Iterable[str], language: Language) -> str:
    act = act_called(name)
    return ", ".join(act.locator(provision, language) if act else provision for provision in provisions)
