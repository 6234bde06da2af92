from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain import Document, Kind, Passage, Status
from assistant.index.rows import document_from, document_row, key, passage_from, passage_row
from tests.assistant.index.samples import FOUR, SWEDISH

WHOLE = replace(
    SWEDISH.document,
    kind=Kind.digest,
    act="LOU",
    publisher="Exempelverket",
    url="https://example.org/ä?b=1",
    licence="CC0",
    published=date(2024, 2, 29),
    checked=date(2026, 7, 1),
    valid_from=date(1990, 1, 1),
    valid_to=date(2100, 12, 31),
    text_state="i lydelse 2025-07-01",
)


@pytest.mark.parametrize("document", [WHOLE, *(passage.document for passage in FOUR)])
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert document_from(document_row(document)[:-1]) == document


@pytest.mark.parametrize(
    "passage",
    [
        *FOUR,
        replace(
            SWEDISH,
            provision="19a:2",
            valid_from=date(2022, 2, 1),
            status=Status.repeal_adopted_not_in_force,
            amended_by="Lag (2022:1)",
            duplicate_of="other#1",
            asked=("Får vi?", 'Med "citat" och å?'),
            units=(),
        ),
    ],
)
def test_a_passage_comes_back_as_it_was(passage: Passage) -> None:
    assert passage_from(passage_row(7, passage)[:-1], passage.document) == passage


def test_acts_and_provisions_are_found_however_they_are_spaced_and_cased() -> None:
    assert key("2014/24/EU") == key(" 2014/24/eu ")
    assert key("19 a:2") == key("19A:2") == "19a:2"
    assert key(None) is None
