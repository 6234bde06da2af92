"""Comparisons as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from assistant.domain import Language
from assistant.law.sentences import sentence

_SHOWN = 600
"""Characters of a provision's text; the rest is one ``lotsen provision`` away."""


def tables(rows: Sequence[Mapping[str, Any]], language: Language | None) -> Iterator[Table]:
    """Yield a table for each row of ``lotsen compare --json``: one column a jurisdiction, the difference below."""
    for row in rows:
        labels = row["labels"]
        label = labels.get(language) if language else None
        title = label or " · ".join(dict.fromkeys(labels.values())) or row["topic"]
        caption = " – ".join(part for part in (row["relation"], row["note"]) if part)
        table = Table(title=Text(title), caption=Text(caption), show_lines=True, expand=True)
        for side in row["sides"]:
            table.add_column(side["jurisdiction"], ratio=1)
        table.add_row(*(_side(side["provisions"], language or Language.en) for side in row["sides"]))
        yield table


def _side(provisions: Sequence[Mapping[str, Any]], language: Language) -> Text:
    text = Text()
    for one in provisions:
        text.append(f"{one['reference']}\n", style="bold")
        words = one["text"] or sentence("absent", language)
        text.append(words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …")
        text.append("\n\n")
    return text or Text("–")
