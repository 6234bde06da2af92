"""Documents and passages to catalogue rows and back, without loss."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Span, Status

DOCUMENT_COLUMNS = (
    "id, title, kind, authority, language, jurisdiction, path, sha256, act, publisher, url, licence, published,"
    " checked, valid_from, valid_to, text_state"
)
PASSAGE_COLUMNS = (
    "number, id, document, position, heading_path, locator, text, units, provision, valid_from, valid_to, duplicate_of,"
    " status, amended_by, asked"
)

SCHEMA = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, authority TEXT NOT NULL, language TEXT NOT NULL,
    jurisdiction TEXT, path TEXT NOT NULL, sha256 TEXT NOT NULL, act TEXT, publisher TEXT, url TEXT, licence TEXT,
    published TEXT, checked TEXT, valid_from TEXT, valid_to TEXT, text_state TEXT, act_key TEXT
) WITHOUT ROWID;
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, position INTEGER NOT NULL,
    heading_path TEXT NOT NULL, locator TEXT NOT NULL, text TEXT NOT NULL, units TEXT NOT NULL, provision TEXT,
    valid_from TEXT, valid_to TEXT, duplicate_of TEXT, status TEXT, amended_by TEXT, asked TEXT, provision_key TEXT
);
CREATE INDEX passages_of_document ON passages (document, position);
CREATE INDEX passages_of_provision ON passages (provision_key) WHERE provision_key IS NOT NULL;
"""


def key(name: str | None) -> str | None:
    """Return the form in which acts and provisions are looked up: without case and spaces."""
    return None if name is None else "".join(name.casefold().split())


def document_row(document: Document) -> tuple[Any, ...]:
    """Return the values for DOCUMENT_COLUMNS and act_key."""
    d = document
    return (
        *(d.id, d.title, d.kind.value, d.authority.value, d.language.value),
        *(d.jurisdiction.value if d.jurisdiction else None, d.path, d.sha256, d.act, d.publisher, d.url, d.licence),
        *(_text(d.published), _text(d.checked), _text(d.valid_from), _text(d.valid_to), d.text_state, key(d.act)),
    )


def document_from(row: tuple[Any, ...]) -> Document:
    """Return the document of a row of DOCUMENT_COLUMNS."""
    (id_, title, kind, authority, language, jurisdiction, path, sha256, act, publisher, url, licence, *rest) = row
    published, checked, valid_from, valid_to, text_state = rest
    return Document(
        id=id_,
        title=title,
        kind=Kind(kind),
        authority=Authority(authority),
        language=Language(language),
        jurisdiction=Jurisdiction(jurisdiction) if jurisdiction else None,
        path=path,
        sha256=sha256,
        act=act,
        publisher=publisher,
        url=url,
        licence=licence,
        published=_date(published),
        checked=_date(checked),
        valid_from=_date(valid_from),
        valid_to=_date(valid_to),
        text_state=text_state,
    )


def passage_row(number: int, passage: Passage) -> tuple[Any, ...]:
    """Return the values for PASSAGE_COLUMNS and provision_key."""
    p = passage
    headings = json.dumps(p.heading_path, ensure_ascii=False)
    units = json.dumps([end for unit in p.units for end in (unit.start, unit.end)])
    return (
        *(number, p.id, p.document.id, p.position, headings, p.locator, p.text, units, p.provision),
        *(_text(p.valid_from), _text(p.valid_to), p.duplicate_of),
        *(p.status.value if p.status else None, p.amended_by, json.dumps(p.asked, ensure_ascii=False)),
        key(p.provision),
    )


def passage_from(row: tuple[Any, ...], document: Document) -> Passage:
    """Return the passage of a row of PASSAGE_COLUMNS."""
    _, id_, _, position, headings, locator, text, units, provision, *rest = row
    valid_from, valid_to, duplicate_of, status, amended_by, asked = rest
    ends = iter(json.loads(units))
    return Passage(
        id=id_,
        document=document,
        position=position,
        heading_path=tuple(json.loads(headings)),
        locator=locator,
        text=text,
        units=tuple(Span(start, end) for start, end in zip(ends, ends, strict=True)),
        provision=provision,
        valid_from=_date(valid_from),
        valid_to=_date(valid_to),
        duplicate_of=duplicate_of,
        status=Status(status) if status else None,
        amended_by=amended_by,
        asked=tuple(json.loads(asked)),
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
