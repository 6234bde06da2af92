"""Tables within a text: lines of cells between pipes, as in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

Table = list[list[str]]
"""Rows of cells, the heads of the columns first."""

_RULE = re.compile(r":?-+:?")
_PIPE = re.compile(r"(?<!\\)\|")


def parts(text: str) -> Iterator[str | Table]:
    """Yield what a text consists of, in order: lines without a table, joined, and tables."""
    for is_table, lines in groupby(text.splitlines(), lambda line: line.lstrip().startswith("|")):
        if is_table:
            rows = [cells for cells in map(_cells, lines) if not all(map(_RULE.fullmatch, cells))]
            if rows:
                yield rows
        else:
            yield "\n".join(lines)


def _cells(row: str) -> list[str]:
    inner = row.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(inner)]
