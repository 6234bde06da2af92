"""What a build keeps of the law beside its passages: who cites whom, the concordance and the labels of the terms."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.domain import Passage
from assistant.law.annex import Row, write_annex
from ingest.read import CONCORDANCE, TERMS


def write_law(folder: Path, passages: Sequence[Passage], corpora: Sequence[Path]) -> None:
    """Write the annex of a build from its passages, in the order of their numbers, and the corpora's data files.

    A data file that cannot be read adds nothing; the build report says so where its document is skipped.
    """
    rows = [row for corpus in corpora for row in _rows(corpus / CONCORDANCE)]
    labels = [pair for corpus in corpora for pair in _labels(corpus / TERMS)]
    write_annex(folder, passages, rows, labels)


def _rows(path: Path) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield {str(column): (value or "").strip() for column, value in row.items() if column}
    except (OSError, UnicodeDecodeError, csv.Error):
        return


def _labels(path: Path) -> Iterator[tuple[str, str]]:
    """Yield every label and alias of a concept, in all languages, with the concept's id."""
    try:
        concepts = tomllib.loads(path.read_text(encoding="utf-8")).get("concept", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return
    for concept in concepts:
        for label in _words(concept):
            yield label, str(concept.get("id", label))


def _words(concept: Mapping[str, Any]) -> Iterator[str]:
    for kind in ("label", "also", "outdated"):
        for words in concept.get(kind, {}).values():
            yield from [words] if isinstance(words, str) else words
