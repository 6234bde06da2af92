from __future__ import annotations

from dataclasses import replace

from ingest.model import Paragraph, Skipped
from ingest.report import BuildReport, remainder_warnings
from tests.ingest.making import parsed

REPORT = BuildReport(
    build_id="20260701-1",
    documents=3,
    passages=20,
    embedded=5,
    reused=15,
    duplicates=2,
    skipped=(Skipped("x.csv", "data file"),),
    warnings=("Look here.",),
    seconds=12.345,
    stages={"Reading": 1.005, "Embedding": 11.0},
)


def test_as_json_it_has_the_keys_of_the_contract_and_what_explains_them() -> None:
    assert REPORT.as_json() == {
        "build_id": "20260701-1",
        "documents": 3,
        "passages": 20,
        "embedded": 5,
        "reused": 15,
        "duplicates": 2,
        "skipped": [{"path": "x.csv", "reason": "data file"}],
        "warnings": ["Look here."],
        "seconds": 12.3,
        "stages": {"Reading": 1.0, "Embedding": 11.0},
    }


def test_for_a_person_it_names_what_was_left_out_and_what_to_look_at() -> None:
    assert REPORT.as_text().splitlines() == [
        "Published build 20260701-1: 3 documents, 20 passages (5 embedded, 15 reused, 2 near-duplicates), in 12.3 s.",
        "  ! Look here.",
        "Left out:",
        "  - x.csv: data file",
    ]


def test_text_that_stands_in_no_passage_is_a_warning_with_its_first_words() -> None:
    whole = parsed(Paragraph("Text."), path="se/lou.text")
    assert remainder_warnings(whole) == []
    assert remainder_warnings(replace(whole, remainder=("Ett stycke till.", "Slut."))) == [
        "se/lou.text: 2 parts of the text (21 characters) stand in no passage, the first: 'Ett stycke till.'. "
        "The file is damaged, or its markup is new to the parser."
    ]
