"""Swedish statutes as the government's legal database answers: JSON with the plain text and a register of amendments.

Grammar (one object): ``beteckning`` "2016:1145", ``rubrik``, ``ikraftDateTime``, ``upphavdDateTime``,
``fulltext.forfattningstext`` (see swedish_text), ``fulltext.andringInford`` "t.o.m. SFS 2025:730",
``andringsforfattningar[]`` with ``beteckning`` and ``ikraftDateTime`` each. The search endpoint's answer, which holds
such objects in ``hits.hits[]._source``, is read too; that envelope is unverified.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ingest.dates import date_in
from ingest.model import ParsedDocument, RawDocument, Skip
from ingest.parse.swedish_days import without_markers
from ingest.parse.swedish_statute import Statute, statute_document

_Object = Mapping[str, Any]


def parse_rkrattsbaser(raw: RawDocument, text: str) -> tuple[ParsedDocument, ...]:
    """Return the statute, or the statutes, of a JSON answer. Raises Skip for other or damaged JSON."""
    try:
        answer = json.loads(text)
    except ValueError as error:
        begins = "an HTML page" if text.lstrip().startswith("<") else "damaged or cut off"
        raise Skip(f"no JSON, though its name says so: {begins} ({error})") from error
    statutes = tuple(_statutes(answer))
    if not statutes:
        raise Skip("data file (json), not a document: it holds no `fulltext.forfattningstext`")
    return tuple(statute_document(raw, one, several=len(statutes) > 1) for one in statutes)


def _statutes(answer: Any) -> Iterator[Statute]:
    hits = _part(_part(answer, "hits"), "hits")
    for one in [_part(hit, "_source") for hit in hits] if isinstance(hits, list) else [answer]:
        text = _part(_part(one, "fulltext"), "forfattningstext")
        if isinstance(text, str) and isinstance(number := _part(one, "beteckning"), str):
            yield _statute(one, number, text)


def _statute(one: _Object, number: str, text: str) -> Statute:
    register = _part(one, "andringsforfattningar")
    amended = {
        _text(act, "beteckning"): day
        for act in (register if isinstance(register, list) else [])
        if isinstance(act, dict) and (day := _day(act, "ikraftDateTime"))
    }
    repealed = _day(one, "upphavdDateTime")
    return Statute(
        number=number,
        title=without_markers(_text(one, "rubrik"))[0].split("\n/")[0],
        text=text,
        first_day=_day(one, "ikraftDateTime"),
        repealed=repealed,
        in_force=amended,
        amended_to=_text(_part(one, "fulltext"), "andringInford"),
        issued=_day(_part(one, "fulltext"), "utfardadDateTime"),
        written=_day(_part(one, "fulltext"), "uppdateradDateTime"),
    )


def _part(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _text(value: Any, key: str) -> str:
    text = _part(value, key)
    return text if isinstance(text, str) else ""


def _day(value: Any, key: str) -> date | None:
    return date_in(_text(value, key)[:10])
