"""What ``GET /api/provisions`` answers, as a schema with an example for /docs."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.domain import Authority, Status


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ActBody(_Body):
    """The act a provision is of; `url` leads to its official text."""

    name: str
    number: str
    title: str
    jurisdiction: str
    authority: Authority
    url: str


class WordingBody(_Body):
    """One wording of the provision, earlier or later ones among them."""

    valid_from: date | None
    valid_to: date | None
    text_state: str | None
    shown: bool


class NeighbourBody(_Body):
    """Another provision; `passage_id` is null where the index does not have it."""

    reference: str
    heading: str | None
    passage_id: str | None


class CitingBody(_Body):
    """A passage that refers to the provision; `reference` is null where it is none of an act."""

    reference: str | None
    title: str
    locator: str
    kind: str
    language: str
    document_id: str
    passage_id: str


class ProvisionBody(_Body):
    """A provision as it reads on `as_of`; `kind` is `digest` where the text is our summary and not the law's words."""

    reference: str
    provision: str
    paragraph: str | None
    point: str | None
    act: ActBody
    as_of: date
    locator: str
    heading_path: list[str]
    text: str
    kind: str
    language: str
    status: Status | None
    amended_by: str | None
    valid_from: date | None
    valid_to: date | None
    text_state: str | None
    checked: date | None
    publisher: str | None
    url: str | None
    document_id: str
    passage_ids: list[str]
    wordings: list[WordingBody]
    previous: NeighbourBody | None
    next: NeighbourBody | None
    refers_to: list[NeighbourBody]
    referred_by: list[CitingBody]
    notes: list[str]
    index: dict[str, str]


PROVISION_EXAMPLE: dict[str, Any] = {
    "reference": "LOA § 2",
    "provision": "2",
    "paragraph": None,
    "point": None,
    "act": {
        "name": "LOA",
        "number": "LOV-2016-06-17-73",
        "title": "Lov om offentlige anskaffelser",
        "jurisdiction": "NO",
        "authority": "law",
        "url": "https://lovdata.no/dokument/NL/lov/2016-06-17-73",
    },
    "as_of": "2026-06-30",
    "locator": "§ 2",
    "heading_path": ["§ 2 Virkeområde: loven gjaldt fra 100 000 kroner til 30. juni 2026"],
    "text": "Anskaffelsesloven gjaldt til 30. juni 2026 for kontrakter med anslått verdi på minst 100 000 kroner …",
    "kind": "digest",
    "language": "nb",
    "status": None,
    "amended_by": None,
    "valid_from": "2017-02-14",
    "valid_to": "2026-06-30",
    "text_state": "lest i lydelse før 2026-07-01",
    "checked": "2026-11-22",
    "publisher": "Lotsen",
    "url": "https://lovdata.no/dokument/NL/lov/2016-06-17-73",
    "document_id": "law-loa-2017-02-nb",
    "passage_ids": ["law-loa-2017-02-nb#2"],
    "wordings": [
        {
            "valid_from": "2017-02-14",
            "valid_to": "2026-06-30",
            "text_state": "lest i lydelse før 2026-07-01",
            "shown": True,
        },
        {"valid_from": "2026-07-01", "valid_to": None, "text_state": "slik vist 2026-07-28", "shown": False},
    ],
    "previous": {
        "reference": "LOA § 1",
        "heading": "§ 1 Formål til 30. juni 2026",
        "passage_id": "law-loa-2017-02-nb#1",
    },
    "next": {
        "reference": "LOA § 3",
        "heading": "§ 3 Hvem som har rettigheter etter loven",
        "passage_id": "law-loa-nb#3",
    },
    "refers_to": [],
    "referred_by": [
        {
            "reference": None,
            "title": "Terskelverdier",
            "locator": "Hvilke regler gjelder på hvert nivå av terskelverdier?",
            "kind": "guidance",
            "language": "nb",
            "document_id": "methods-thresholds-nb",
            "passage_id": "methods-thresholds-nb#niva",
        }
    ],
    "notes": [
        "Dette er Lotsens oppsummering, ikke lovens egne ord.",
        "Fra 1. juli 2026 gjelder en annen ordlyd av LOA § 2.",
    ],
    "index": {"build_id": "20261122-045522-1f3a"},
}
