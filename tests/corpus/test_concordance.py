"""The concordance: its shape, and what compare and readers rely on."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ingest.parse.concordance import COLUMNS

CORPUS = Path(__file__).parents[2] / "corpus"
SCHEMA = json.loads((CORPUS / "schema" / "concordance.schema.json").read_text(encoding="utf-8"))
ROWS = list(csv.DictReader((CORPUS / "concordance.csv").read_text(encoding="utf-8").splitlines()))


def labelled(label: str) -> dict[str, str]:
    return next(row for row in ROWS if label in (row["label_sv"], row["label_nb"], row["label_en"]))


def test_the_schema_is_itself_valid():
    Draft202012Validator.check_schema(SCHEMA)


def test_every_row_holds_to_the_schema():
    validator = Draft202012Validator(SCHEMA)
    found = [f"line {at}: {error.message}" for at, row in enumerate(ROWS, 2) for error in validator.iter_errors(row)]
    assert found == []


@pytest.mark.parametrize(
    "change",
    [
        {"LOU": "6 kap. 5 §"},
        {"FOA": "13.2"},
        {"relation": "similar"},
        {"relation": "wider", "note": ""},
        {"LOU": "6:5;6:6"},
    ],
    ids=["a citation in words", "a dot for a hyphen", "another relation", "a difference not told", "no space between"],
)
def test_the_schema_refuses(change: dict[str, str]):
    validator = Draft202012Validator(SCHEMA)
    assert validator.is_valid(ROWS[0])
    assert not validator.is_valid({**ROWS[0], **change})


def test_the_columns_are_those_that_are_read():
    assert tuple(ROWS[0]) == COLUMNS


def test_there_are_at_least_200_rows_and_no_label_twice():
    assert len(ROWS) >= 200
    for column in ("label_sv", "label_nb", "label_en"):
        assert [label for label, times in Counter(row[column] for row in ROWS).items() if times > 1] == []


def test_the_rows_of_a_topic_stand_together():
    seen: list[str] = []
    for row in ROWS:
        if not seen or seen[-1] != row["topic"]:
            seen.append(row["topic"])
    assert [topic for topic, times in Counter(seen).items() if times > 1] == []


def test_rules_that_are_the_same_have_a_provision_on_both_sides():
    one_sided = [
        row["label_en"]
        for row in ROWS
        if row["relation"] == "same"
        and not ((row["LOU"] or row["LUF"] or row["LUK"]) and (row["FOA"] or row["LOA"] or row["2014/24/EU"]))
    ]
    assert one_sided == []


def test_a_missing_counterpart_is_missing_on_one_side_at_least():
    full = [r["label_en"] for r in ROWS if r["relation"] == "none" and r["LOU"] and (r["FOA"] or r["LOA"])]
    # An interim measure against performance: LOA § 9 says that there is none.
    assert full == ["interim measure against performance"]


@pytest.mark.parametrize(
    ("label", "column", "provisions"),
    [
        ("konkurrenspräglad dialog", "LOU", "6:20"),
        ("konkurrenspräglad dialog", "FOA", "13-1; 23-8"),
        ("konkurrenspräglad dialog", "2014/24/EU", "30"),
        ("beloppsgräns för direktupphandling", "LOU", "19a:2"),
        ("principer vid direktupphandling", "LOU", "19a:8"),
        ("a single supplier", "FOA", "13-4"),
        ("ändringar av mindre värde", "LOU", "17:9"),
        ("onormalt låga anbud: förklaring", "FOA", "24-9"),
        ("ramavtalets löptid", "FOA", "11-1; 26-1"),
        ("environmental weight of at least 30 percent", "LOA", "5b"),
        ("standstill", "FOA", "25-2; 30-9"),
    ],
)
def test_a_pair_that_officers_ask_for(label: str, column: str, provisions: str):
    assert labelled(label)[column] == provisions


@pytest.mark.parametrize("stale", ["7-9", "7-2", "8-13", "19-3", "19-5", "8-12a"])
def test_no_row_names_a_norwegian_provision_that_was_repealed(stale: str):
    assert [row["label_en"] for row in ROWS if stale in row["FOA"].split("; ")] == []
