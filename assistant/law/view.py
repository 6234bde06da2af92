"""A provision as JSON-ready values: the object of ``lotsen provision --json`` and ``GET /api/provisions``."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.domain import Language, Passage
from assistant.law.compare import Cell, Comparison
from assistant.law.provisions import Neighbour, Provision
from assistant.law.sentences import cited_passage, cited_reference
from assistant.law.wordings import Wording


def provision_object(provision: Provision, build_id: str, language: Language) -> dict[str, Any]:
    """Return the object; keys and their order are the contract of docs/http-api.md."""
    shown, reference = provision.shown, provision.reference
    passage, document = shown.first, shown.first.document
    status = passage.status_on(provision.as_of) if shown.holds(provision.as_of) else passage.status
    return {
        "reference": cited_passage(passage),
        "provision": reference.provision,
        "paragraph": reference.paragraph,
        "point": reference.point,
        "act": {
            "name": provision.act.name,
            "number": provision.act.number,
            "title": provision.act.title(document.language),
            "jurisdiction": str(provision.act.jurisdiction),
            "authority": str(provision.act.authority),
            "url": provision.act.url,
        },
        "as_of": provision.as_of.isoformat(),
        "locator": passage.locator,
        "heading_path": list(passage.heading_path),
        "text": shown.text,
        "kind": str(document.kind),
        "language": str(document.language),
        "status": str(status) if status else None,
        "amended_by": passage.amended_by,
        **_dates(shown),
        "checked": _day(document.checked),
        "publisher": document.publisher,
        "url": document.url,
        "document_id": document.id,
        "passage_ids": [one.id for one in shown.passages],
        "wordings": [{**_dates(one), "shown": one is shown} for one in provision.wordings],
        "previous": _neighbour(provision.previous, language),
        "next": _neighbour(provision.next, language),
        "refers_to": [_neighbour(one, language) for one in provision.refers_to],
        "referred_by": [_citing(one) for one in provision.referred_by],
        "notes": list(provision.notes),
        "index": {"build_id": build_id},
    }


def _dates(wording: Wording) -> dict[str, str | None]:
    return {
        "valid_from": _day(wording.valid_from),
        "valid_to": _day(wording.valid_to),
        "text_state": wording.first.document.text_state,
    }


def _neighbour(one: Neighbour | None, language: Language) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "reference": cited_passage(one.passage) if one.passage else cited_reference(one.reference, language),
        "heading": one.passage.heading_path[-1] if one.passage and one.passage.heading_path else None,
        "passage_id": one.passage.id if one.passage else None,
    }


def _citing(passage: Passage) -> dict[str, Any]:
    document = passage.document
    provision = passage.provision is not None and document.act is not None
    return {
        "reference": cited_passage(passage) if provision else None,
        "title": document.title,
        "locator": passage.locator,
        "kind": str(document.kind),
        "language": str(document.language),
        "document_id": document.id,
        "passage_id": passage.id,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def comparison_object(one: Comparison, language: Language) -> dict[str, Any]:
    """Return one row of ``lotsen compare --json``."""
    return {
        "topic": one.topic,
        "labels": {str(code): label for code, label in one.labels},
        "sides": [
            {"jurisdiction": str(place), "provisions": [_cell(cell, language) for cell in cells]}
            for place, cells in one.sides
        ],
        "relation": one.relation,
        "note": one.note,
        "checked": one.checked,
    }


def _cell(cell: Cell, language: Language) -> dict[str, Any]:
    first = cell.passages[0] if cell.passages else None
    return {
        "reference": cited_passage(first) if first else cited_reference(cell.reference, language),
        "heading": first.heading_path[-1] if first and first.heading_path else None,
        "text": "\n\n".join(passage.text for passage in cell.passages) or None,
        "kind": str(first.document.kind) if first else None,
        "language": str(first.document.language) if first else None,
        "url": first.document.url if first else None,
        "passage_ids": [passage.id for passage in cell.passages],
    }
