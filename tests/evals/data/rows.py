"""The rows of both splits, as plain JSON, and what the tests ask of a row."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import Any

from evals.names import DATA, Split
from evals.strings import holds, plain
from tests.evals.data.law import SHARED, acts, digests

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((DATA / "schema" / "question.schema.json").read_text(encoding="utf-8"))
Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


ROWS = {split: rows_of(split.path) for split in Split}


def of_class(split: Split, name: str) -> list[Row]:
    return [row for row in ROWS[split] if row["class"] == name]


def real_questions() -> set[str] | None:
    """The questions of real askers that lie beside a developer's checkout; None where they do not."""
    path = SHARED / "questions" / "real_questions.jsonl"
    return {asked(row) for row in rows_of(path)} if path.exists() else None


def asked(row: Row) -> str:
    return plain(row["question"]).strip("?!. ")


def gold(row: Row) -> set[str]:
    return set(chain.from_iterable(row["provisions"]))


def methods() -> set[str]:
    return {path.name.split(".")[0] for path in (ROOT / "corpus" / "methods").glob("*.md")}


def loose_facts(rows: list[Row]) -> list[str]:
    """The rows with a fact whose provision is not among their gold provisions."""
    return [row["id"] for row in rows for fact in row["key_facts"] if not set(fact["provisions"]) <= gold(row)]


def torn(rows: list[Row]) -> list[str]:
    """The rows where every wording of a fact holds a forbidden string."""
    return [
        row["id"]
        for row in rows
        for fact in row["key_facts"]
        if all(any(holds(string, wrong) for wrong in row["must_not"]) for string in fact["any"])
    ]


def facts_not_in_law(rows: list[Row]) -> list[tuple[str, list[str]]]:
    """The facts that no wording of the law holds.

    In our digest where the texts beside the repository have only some sections: the directive, and the new LOA.
    """
    words = {**digests(), **{at: text for at, text in acts().items() if not at.startswith("2014/24/EU")}}
    absent = []
    for row in rows:
        for fact in row["key_facts"]:
            law = " ".join(words[at] for at in fact["provisions"])
            if fact["provisions"] and not any(holds(law, string) for string in fact["any"]):
                absent.append((row["id"], fact["any"]))
    return absent


def facts_not_in_digests(rows: list[Row]) -> list[tuple[str, list[str]]]:
    """The facts that our digests word in none of the ways that count as right."""
    words = digests()
    return [
        (row["id"], fact["any"])
        for row in rows
        for fact in row["key_facts"]
        if fact["provisions"]
        and not any(holds(" ".join(words.get(at, "") for at in fact["provisions"]), string) for string in fact["any"])
    ]
