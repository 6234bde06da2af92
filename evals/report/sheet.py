"""The experts' scoring sheet: every sentence of a run with its source, and two raters' columns to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import QuestionsUnreadable
from evals.case import Case, Said

SENTENCE = ("right", "partly", "wrong")
CITATION = ("right", "near", "wrong")
RATERS = ("1", "2")
_RATED = {"sentence": SENTENCE, "citation": CITATION}
_TO_RATE = tuple(f"{kind} {rater} ({'|'.join(words)})" for rater in RATERS for kind, words in _RATED.items())
COLUMNS = ("question id", "question", "country", "statement", "sentence text", "sources", "quotes", *_TO_RATE)
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What the raters say of one statement: a word each, None where the cell is empty."""

    question: str
    sentence: tuple[str | None, str | None]
    citation: tuple[str | None, str | None]


def write_sheet(cases: Sequence[Case], path: Path) -> int:
    """Write the statements of ``cases`` as CSV and return how many; an existing file is not overwritten.

    Raises QuestionsUnreadable when the file exists.
    """
    rows = [_row(case, number, s) for case in cases for number, s in enumerate(case.seen.statements, start=1)]
    try:
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows([_inert(cell) for cell in row] for row in rows)
    except FileExistsError as error:
        raise QuestionsUnreadable(f"{path} exists already, perhaps with ratings in it. Name another file.") from error
    return len(rows)


def read_sheet(path: Path) -> list[Rating]:
    """Read a filled-in sheet. Raises QuestionsUnreadable naming the line of a word that is none of the choices."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        head = text.partition("\n")[0]
        delimiter = ";" if head.count(";") > head.count(",") else ","  # Nordic spreadsheets save with semicolons
        return list(_ratings(path, csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise QuestionsUnreadable(f"The scoring sheet {path} cannot be read: {error}.") from error


def _ratings(path: Path, rows: csv.DictReader[str]) -> Iterator[Rating]:
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or [])]
    if missing:
        raise QuestionsUnreadable(f"The scoring sheet {path} lacks the column {missing[0]!r}. Write it anew.")
    for row in rows:
        sentence, citation = (
            tuple(_word(path, rows.line_num, row, kind, rater) for rater in RATERS) for kind in ("sentence", "citation")
        )
        yield Rating(row["question id"], (sentence[0], sentence[1]), (citation[0], citation[1]))


def _word(path: Path, line: int, row: dict[str, str], kind: str, rater: str) -> str | None:
    words = _RATED[kind]
    word = (row[f"{kind} {rater} ({'|'.join(words)})"] or "").strip().lower()
    if word and word not in words:
        raise QuestionsUnreadable(f"{path}, line {line}: rater {rater} wrote {word!r}; choose {', '.join(words)}.")
    return word or None


def _row(case: Case, number: int, statement: Said) -> tuple[str, ...]:
    cited = case.cited_by(statement)
    return (
        case.question.id,
        case.question.question,
        case.question.jurisdiction or "",
        str(number),
        statement.text,
        "\n".join(f"{source.title}, {source.locator}" for source in cited),
        "\n".join(source.quote for source in cited),
        *[""] * len(_TO_RATE),
    )


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_ACTIVE) else cell
