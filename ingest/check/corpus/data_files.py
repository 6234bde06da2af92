"""Every data file of the corpus against its JSON Schema."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ingest.check.corpus.writing import Writing
from ingest.check.finding import Finding
from ingest.metadata import split_front_matter
from ingest.model import Skip

DIGESTS: Final = ("law", "schema/digest.schema.json")


def misshapen_data(writing: Writing) -> Iterator[Finding]:
    """Find data files without a schema, and whatever in them (and in the front matter of digests) does not hold to it.

    ``terms.toml`` is described by ``schema/terms.schema.json``; of a CSV file each row is held against the schema.
    """
    for file in sorted(path for path in writing.corpus.iterdir() if path.suffix in (".toml", ".csv")):
        schema = writing.corpus / "schema" / f"{file.stem}.schema.json"
        if not schema.exists():
            yield Finding(file.name, 1, "it has no schema", f"schema/{schema.name}")
        elif file.suffix == ".toml":
            values = tomllib.loads(file.read_text(encoding="utf-8"))
            yield from _against(schema, file.name, 1, json.loads(json.dumps(values, default=str)))
        else:
            with file.open(encoding="utf-8", newline="") as lines:
                for line, row in enumerate(csv.DictReader(lines), start=2):
                    yield from _against(schema, file.name, line, row)
    yield from _digests(writing.corpus)


def _digests(corpus: Path) -> Iterator[Finding]:
    folder, name = DIGESTS
    for file in sorted((corpus / folder).glob("*.md")):
        path = f"{folder}/{file.name}"
        try:
            declared, _ = split_front_matter(file.read_text(encoding="utf-8"))
        except Skip as skip:
            yield Finding(path, 1, skip.reason, f"front matter as {name} says")
            continue
        yield from _against(corpus / name, path, 1, declared)


def _against(schema: Path, path: str, line: int, value: Mapping[str, Any]) -> Iterator[Finding]:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    for error in validator.iter_errors(value):
        place = "/".join(map(str, error.path))
        yield Finding(path, line, f"{place}: {error.message[:160]}", f"as {schema.name} says")
