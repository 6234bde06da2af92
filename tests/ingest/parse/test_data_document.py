from __future__ import annotations

import hashlib
from datetime import date

from assistant.domain import Authority, Jurisdiction, Kind, Language
from ingest.model import Heading, Paragraph
from ingest.parse.data_document import data_document
from tests.ingest.parse.making import raw


def test_a_data_file_becomes_a_document_of_our_own_under_its_title() -> None:
    file = raw("amounts.toml", b"x = 1")
    found = data_document(file, "amounts-sv", "Belopp", Language.sv, [Paragraph("700 000 kronor.")])
    assert found.blocks == (Heading("Belopp", 1), Paragraph("700 000 kronor."))
    document = found.document
    assert (document.id, document.path, document.sha256) == (
        "amounts-sv",
        "amounts.toml",
        hashlib.sha256(b"x = 1").hexdigest(),
    )
    assert (document.kind, document.publisher, document.licence) == (Kind.data, "Lotsen", "CC-BY-4.0")


def test_what_is_not_said_is_left_open() -> None:
    document = data_document(raw("a.csv", ""), "a", "A", Language.en, []).document
    assert (document.authority, document.jurisdiction, document.url, document.checked, document.act) == (
        Authority.guidance,
        None,
        None,
        None,
        None,
    )


def test_what_is_said_is_kept() -> None:
    document = data_document(
        raw("a.csv", ""),
        "a",
        "A",
        Language.nb,
        [],
        authority=Authority.regulation,
        jurisdiction=Jurisdiction.NO,
        url="https://exempel.no",
        checked=date(2026, 11, 1),
    ).document
    assert (document.authority, document.jurisdiction, document.url, document.checked) == (
        Authority.regulation,
        Jurisdiction.NO,
        "https://exempel.no",
        date(2026, 11, 1),
    )
